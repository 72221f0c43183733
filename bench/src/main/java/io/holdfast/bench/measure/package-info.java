/** Processor time and plain tables: what every benchmark measures with and prints. */
@NullMarked
package io.holdfast.bench.measure;

import org.jspecify.annotations.NullMarked;
