/** The command line: what `./holdfast` does, one class a command. */
@NullMarked
package io.holdfast.api.command;

import org.jspecify.annotations.NullMarked;
