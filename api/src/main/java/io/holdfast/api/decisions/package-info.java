/** Decisions over HTTP: facts in, ranked next-best actions out. */
@NullMarked
package io.holdfast.api.decisions;

import org.jspecify.annotations.NullMarked;
