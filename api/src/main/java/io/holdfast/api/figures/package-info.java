/** The figures of the whole book as managers see them: kept by day where they take long, counted live where not. */
@NullMarked
package io.holdfast.api.figures;

import org.jspecify.annotations.NullMarked;
