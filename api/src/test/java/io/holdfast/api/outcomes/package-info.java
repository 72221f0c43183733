/** Tests of {@code outcomes}. */
@NullMarked
package io.holdfast.api.outcomes;

import org.jspecify.annotations.NullMarked;
