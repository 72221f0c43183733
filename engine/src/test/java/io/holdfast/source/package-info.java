/** Files, their revisions, and the words of mistakes. */
@org.jspecify.annotations.NullMarked
package io.holdfast.source;
