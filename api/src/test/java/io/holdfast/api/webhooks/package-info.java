/** Tests of {@code webhooks}. */
@NullMarked
package io.holdfast.api.webhooks;

import org.jspecify.annotations.NullMarked;
