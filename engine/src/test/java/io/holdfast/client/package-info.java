/** What follows from client facts, date by date. */
@org.jspecify.annotations.NullMarked
package io.holdfast.client;
