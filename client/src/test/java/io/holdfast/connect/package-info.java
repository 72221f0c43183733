/** The client against a service, and against one that fails. */
@NullMarked
package io.holdfast.connect;

import org.jspecify.annotations.NullMarked;
