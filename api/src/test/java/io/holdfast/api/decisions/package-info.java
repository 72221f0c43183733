@NullMarked
package io.holdfast.api.decisions;

import org.jspecify.annotations.NullMarked;
