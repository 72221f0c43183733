@NullMarked
package io.holdfast.api.rulebooks;

import org.jspecify.annotations.NullMarked;
