@NullMarked
package io.holdfast.worth.parameters;

import org.jspecify.annotations.NullMarked;
