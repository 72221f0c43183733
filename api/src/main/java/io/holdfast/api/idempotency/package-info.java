/** Requests that are sent again: they get the first answer, and nothing is done twice. */
@NullMarked
package io.holdfast.api.idempotency;

import org.jspecify.annotations.NullMarked;
