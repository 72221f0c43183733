/** Tells other systems what becomes of open recommendations: signed, in order for each client, again and again until it is taken. */
@NullMarked
package io.holdfast.api.webhooks;

import org.jspecify.annotations.NullMarked;
