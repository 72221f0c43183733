/** One client and one rule book in, one explained and ranked decision out. */
@NullMarked
package io.holdfast.decision;

import org.jspecify.annotations.NullMarked;
