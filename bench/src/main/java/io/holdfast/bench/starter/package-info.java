/** The starter rule book and the sample clients, as benchmarks read them, and what deciding by them costs. */
@NullMarked
package io.holdfast.bench.starter;

import org.jspecify.annotations.NullMarked;
