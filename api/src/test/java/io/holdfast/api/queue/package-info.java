/** Tests of rounds, and of what they leave. */
@NullMarked
package io.holdfast.api.queue;

import org.jspecify.annotations.NullMarked;
