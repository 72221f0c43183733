/** What the whole book recommends: worked out in rounds, kept as rows, and read by pages that filter and sort them. */
@NullMarked
package io.holdfast.api.queue;

import org.jspecify.annotations.NullMarked;
