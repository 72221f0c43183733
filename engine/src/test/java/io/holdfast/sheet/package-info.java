/** Tests of sheets. */
@NullMarked
package io.holdfast.sheet;

import org.jspecify.annotations.NullMarked;
