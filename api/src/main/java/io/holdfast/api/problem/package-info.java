/** Everything that can go wrong over HTTP, as problem details (RFC 9457), and what every answer carries. */
@NullMarked
package io.holdfast.api.problem;

import org.jspecify.annotations.NullMarked;
