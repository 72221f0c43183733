/** Rule tests: a client, a date, what must and must not be recommended, and which rules that covers. */
@NullMarked
package io.holdfast.scenario;

import org.jspecify.annotations.NullMarked;
