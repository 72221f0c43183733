@NullMarked
package io.holdfast.api.problem;

import org.jspecify.annotations.NullMarked;
