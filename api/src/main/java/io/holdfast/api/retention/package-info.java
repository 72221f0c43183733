/** How long things are kept, and the pruning of what is older. */
@NullMarked
package io.holdfast.api.retention;

import org.jspecify.annotations.NullMarked;
