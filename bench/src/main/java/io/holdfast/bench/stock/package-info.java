/** Stock Drools on its own, as the baseline: its usual build, its usual sessions. */
@NullMarked
package io.holdfast.bench.stock;

import org.jspecify.annotations.NullMarked;
