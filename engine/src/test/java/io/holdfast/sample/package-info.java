/** The sample books: the same for ever, readable, plausible. */
@org.jspecify.annotations.NullMarked
package io.holdfast.sample;
