/** The figures of a whole book: monthly money and how it moved, retention, and what clients say of us. */
@NullMarked
package io.holdfast.worth.figures;

import org.jspecify.annotations.NullMarked;
