/** Tests of {@code bodies}. */
@NullMarked
package io.holdfast.api.bodies;

import org.jspecify.annotations.NullMarked;
