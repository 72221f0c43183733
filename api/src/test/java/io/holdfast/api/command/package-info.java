/** Commands as people type them, with what they then see. */
@NullMarked
package io.holdfast.api.command;

import org.jspecify.annotations.NullMarked;
