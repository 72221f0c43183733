@NullMarked
package io.holdfast.worth.figures;

import org.jspecify.annotations.NullMarked;
