/** Seeded, plausible client books of any size. */
@NullMarked
package io.holdfast.sample;

import org.jspecify.annotations.NullMarked;
