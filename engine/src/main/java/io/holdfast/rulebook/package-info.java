/** Rule files read into one syntax tree, checked, and built; the only door to Drools. */
@NullMarked
package io.holdfast.rulebook;

import org.jspecify.annotations.NullMarked;
