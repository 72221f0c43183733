package io.holdfast.worth.figures;

import io.holdfast.client.Client;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one client, by the day from which on it holds; empty from the day on which nobody is known any more. */
public final class Timeline {

    private final NavigableMap<LocalDate, Optional<Client>> versions;

    private Timeline(NavigableMap<LocalDate, Optional<Client>> versions) {
        this.versions = Collections.unmodifiableNavigableMap(versions);
    }

    /** A client of whom one day's facts are all that is known. */
    public static Timeline of(Client client) {
        return new Timeline(new TreeMap<>(Map.of(LocalDate.MIN, Optional.of(client))));
    }

    /** At least one version. */
    public static Timeline of(Map<LocalDate, Optional<Client>> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A client of whom nothing was ever known has no timeline.");
        }
        return new Timeline(new TreeMap<>(versions));
    }

    /** The facts as they stood on a day; on a day before the first, the first that are known. */
    public Optional<Client> on(LocalDate day) {
        return at(day).getValue();
    }

    /** Whether a day lies before the first facts, so that these stand in for those of the day. */
    public boolean startsAfter(LocalDate day) {
        return versions.firstKey().isAfter(day);
    }

    /** The facts of one day after the other, until and with a day. */
    Map<LocalDate, Optional<Client>> until(LocalDate day) {
        return versions.headMap(day, true);
    }

    private Map.Entry<LocalDate, Optional<Client>> at(LocalDate day) {
        Map.Entry<LocalDate, Optional<Client>> held = versions.floorEntry(day);
        return held == null ? versions.firstEntry() : held;
    }
}
