/** The files people write, the places in them, and what is wrong there. */
@NullMarked
package io.holdfast.source;

import org.jspecify.annotations.NullMarked;
