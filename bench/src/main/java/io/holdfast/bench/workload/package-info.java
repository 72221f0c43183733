/** Rules and clients made up for benchmarks, the same for every contestant. */
@NullMarked
package io.holdfast.bench.workload;

import org.jspecify.annotations.NullMarked;
