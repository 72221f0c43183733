/** Who changed what, and when. */
@NullMarked
package io.holdfast.api.audit;

import org.jspecify.annotations.NullMarked;
