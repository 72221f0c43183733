/** How fast it is: decisions in process, and over HTTP against an endpoint that decides nothing. */
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;
