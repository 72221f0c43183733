/** The starter rule book as it ships: checked, tested, and as its pages describe it. */
@NullMarked
package io.holdfast.book;

import org.jspecify.annotations.NullMarked;
