/** The description of the service held against what the service does. */
@NullMarked
package io.holdfast.api.openapi;

import org.jspecify.annotations.NullMarked;
