@NullMarked
package io.holdfast.api.privacy;

import org.jspecify.annotations.NullMarked;
