/** Table files as sheets of cells that are shown, edited in place, and exchanged with spreadsheet programs. */
@NullMarked
package io.holdfast.sheet;

import org.jspecify.annotations.NullMarked;
