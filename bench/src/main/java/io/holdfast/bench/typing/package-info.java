/** How long the service takes to say what is wrong with a rule that is being typed. */
@NullMarked
package io.holdfast.bench.typing;

import org.jspecify.annotations.NullMarked;
