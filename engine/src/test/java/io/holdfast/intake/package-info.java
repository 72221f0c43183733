/** Client files, good and bad. */
@org.jspecify.annotations.NullMarked
package io.holdfast.intake;
