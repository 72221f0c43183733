@NullMarked
package io.holdfast.worth.fit;

import org.jspecify.annotations.NullMarked;
