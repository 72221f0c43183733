/** Rule books, good and broken. */
@org.jspecify.annotations.NullMarked
package io.holdfast.rulebook;
