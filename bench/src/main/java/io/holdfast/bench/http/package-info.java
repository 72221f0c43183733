/** The service over HTTP against an endpoint that decides nothing. */
@NullMarked
package io.holdfast.bench.http;

import org.jspecify.annotations.NullMarked;
