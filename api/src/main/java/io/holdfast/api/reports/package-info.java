/** Reports about the whole book, as JSON: its figures, and what recommendations bring. */
@NullMarked
package io.holdfast.api.reports;

import org.jspecify.annotations.NullMarked;
