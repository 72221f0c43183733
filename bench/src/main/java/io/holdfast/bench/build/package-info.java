/** What it costs to make a rule book ready, and what it keeps in memory, against the stock build. */
@NullMarked
package io.holdfast.bench.build;

import org.jspecify.annotations.NullMarked;
