package io.holdfast.api.figures;

/** What is kept of the health of a day. */
public enum HealthDay {
    /** No round saw it, and it was not decided afterwards. */
    NOTHING,

    /** How many clients were in which health, and not which: the day is from before that was kept. */
    SUMS,

    /** Which clients too, as a round left them. */
    CLIENTS,

    /** Which clients too, as they were decided later, by what was known of the day. */
    AFTERWARDS;

    /** Whether it is known which clients were counted. */
    public boolean isListed() {
        return this == CLIENTS || this == AFTERWARDS;
    }
}
