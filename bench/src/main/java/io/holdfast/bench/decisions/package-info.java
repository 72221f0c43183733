/** What a decision costs: ours and others on the same rules, explained or not, on one thread and on all. */
@NullMarked
package io.holdfast.bench.decisions;

import org.jspecify.annotations.NullMarked;
