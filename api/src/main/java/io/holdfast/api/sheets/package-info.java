/** Pages that stand alone in one file: to read, to print, to send on. */
@NullMarked
package io.holdfast.api.sheets;

import org.jspecify.annotations.NullMarked;
