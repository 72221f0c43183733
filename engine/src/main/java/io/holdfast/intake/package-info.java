/** Client books as files: JSON, JSON lines, and CSV through a mapping. */
@NullMarked
package io.holdfast.intake;

import org.jspecify.annotations.NullMarked;
