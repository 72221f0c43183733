/** What is known of each client: kept in versions, looked through, exported, erased, and shown with what to do next. */
@NullMarked
package io.holdfast.api.clients;

import org.jspecify.annotations.NullMarked;
