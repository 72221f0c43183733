/** What an edit changes, held against books that were really edited. */
@NullMarked
package io.holdfast.impact;

import org.jspecify.annotations.NullMarked;
