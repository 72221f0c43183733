/** Who is calling, and what they may do. */
@NullMarked
package io.holdfast.api.access;

import org.jspecify.annotations.NullMarked;
