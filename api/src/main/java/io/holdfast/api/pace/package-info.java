/** Keeps work that nobody waits for out of the way of decisions. */
@NullMarked
package io.holdfast.api.pace;

import org.jspecify.annotations.NullMarked;
