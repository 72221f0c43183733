/** What recommendations bring: treated against control, with intervals, and no word where the data cannot tell. */
@NullMarked
package io.holdfast.uplift;

import org.jspecify.annotations.NullMarked;
