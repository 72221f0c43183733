@NullMarked
package io.holdfast.worth.history;

import org.jspecify.annotations.NullMarked;
