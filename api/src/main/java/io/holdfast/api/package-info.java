/** The service itself: its application, its configuration and the one place where everything is wired. */
@NullMarked
package io.holdfast.api;

import org.jspecify.annotations.NullMarked;
