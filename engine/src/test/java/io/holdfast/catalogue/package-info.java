/** What a catalogue says of a client. */
@org.jspecify.annotations.NullMarked
package io.holdfast.catalogue;
