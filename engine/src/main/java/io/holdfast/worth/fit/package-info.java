/** Models fitted to data by maximum likelihood, with how sure that is, or a refusal in words. */
@NullMarked
package io.holdfast.worth.fit;

import org.jspecify.annotations.NullMarked;
