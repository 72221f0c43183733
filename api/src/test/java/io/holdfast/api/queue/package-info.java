@NullMarked
package io.holdfast.api.queue;

import org.jspecify.annotations.NullMarked;
