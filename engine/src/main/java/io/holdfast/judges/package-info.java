/** Holds several ways to run the same rules against each other on clients made for the book. */
@NullMarked
package io.holdfast.judges;

import org.jspecify.annotations.NullMarked;
