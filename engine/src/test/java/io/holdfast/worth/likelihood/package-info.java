@NullMarked
package io.holdfast.worth.likelihood;

import org.jspecify.annotations.NullMarked;
