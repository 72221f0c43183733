@NullMarked
package io.holdfast.api.access;

import org.jspecify.annotations.NullMarked;
