@NullMarked
package io.holdfast.uplift;

import org.jspecify.annotations.NullMarked;
