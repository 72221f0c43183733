/** Edits of the rule book that do not decide yet: written, checked, tested, compared, reviewed and published. */
@NullMarked
package io.holdfast.api.drafts;

import org.jspecify.annotations.NullMarked;
