package io.holdfast.api.command;

/** The exit statuses, which scripts build on. */
final class Exit {

    static final int FINE = 0;
    static final int OUR_FAULT = 1;
    static final int USAGE = 2;
    static final int RULES_REJECTED = 3;
    static final int TESTS_FAILED = 4;
    /** Some client data was bad; the good was still decided. */
    static final int BAD_DATA = 5;

    private Exit() {}
}
