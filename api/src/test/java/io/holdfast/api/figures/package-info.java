@NullMarked
package io.holdfast.api.figures;

import org.jspecify.annotations.NullMarked;
