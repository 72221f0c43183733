/** Tests of {@code reviews}. */
@NullMarked
package io.holdfast.api.reviews;

import org.jspecify.annotations.NullMarked;
