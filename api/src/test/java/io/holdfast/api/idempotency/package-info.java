/** Tests of {@code idempotency}. */
@NullMarked
package io.holdfast.api.idempotency;

import org.jspecify.annotations.NullMarked;
