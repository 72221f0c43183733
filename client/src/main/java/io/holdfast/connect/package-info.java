/** Calls of a Holdfast service from Java. */
@NullMarked
package io.holdfast.connect;

import org.jspecify.annotations.NullMarked;
