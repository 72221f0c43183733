/** Tests of {@code drafts}. */
@NullMarked
package io.holdfast.api.drafts;

import org.jspecify.annotations.NullMarked;
