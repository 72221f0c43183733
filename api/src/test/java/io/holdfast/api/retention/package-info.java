/** Tests of {@code retention}. */
@NullMarked
package io.holdfast.api.retention;

import org.jspecify.annotations.NullMarked;
