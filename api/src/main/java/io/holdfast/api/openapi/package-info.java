/** What the service says of itself: its description as OpenAPI, made of the endpoints and what stands beside them. */
@NullMarked
package io.holdfast.api.openapi;

import org.jspecify.annotations.NullMarked;
