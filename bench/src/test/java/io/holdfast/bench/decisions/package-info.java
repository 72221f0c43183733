/** Tests that the comparison compares like with like. */
@NullMarked
package io.holdfast.bench.decisions;

import org.jspecify.annotations.NullMarked;
