/** The service over HTTP, keeping decisions and not, against an endpoint that decides nothing. */
@NullMarked
package io.holdfast.bench.http;

import org.jspecify.annotations.NullMarked;
