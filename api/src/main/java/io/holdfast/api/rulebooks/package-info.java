/** The one live rule book: building it aside, watching its folder, showing it and saying how it is. */
@NullMarked
package io.holdfast.api.rulebooks;

import org.jspecify.annotations.NullMarked;
