package io.holdfast.api.queue;

/**
 * What writing some clients came to.
 *
 * @param unreadable clients that no decision came of
 * @param added recommendations that are new
 * @param changed recommendations that are another in what people act on
 * @param gone recommendations that are there no longer
 */
record Tally(long clients, long unreadable, long added, long changed, long gone) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                clients + other.clients,
                unreadable + other.unreadable,
                added + other.added,
                changed + other.changed,
                gone + other.gone);
    }
}
