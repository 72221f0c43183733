/** Tests of {@code pace}. */
@NullMarked
package io.holdfast.api.pace;

import org.jspecify.annotations.NullMarked;
