/** Request bodies read strictly: every mistake at once, each with a pointer to it. */
@NullMarked
package io.holdfast.api.bodies;

import org.jspecify.annotations.NullMarked;
