/** What an edit changes: two rule books, one client book, one day, and every client for whom the answer is another. */
@NullMarked
package io.holdfast.impact;

import org.jspecify.annotations.NullMarked;
