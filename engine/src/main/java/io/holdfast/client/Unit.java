package io.holdfast.client;

/** What a number counts, which decides its range and how people read it. */
public enum Unit {
    /** A plain number, zero or more. */
    COUNT,
    /** Any number. */
    PLAIN,
    /** Money in the book's one currency, zero or more. */
    MONEY,
    /** A share or rate, 0 to 1. */
    SHARE,
    /** A change as a share of what was, -1 or more. */
    CHANGE
}
