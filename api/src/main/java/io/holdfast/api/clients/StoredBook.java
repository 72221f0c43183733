package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.database.Database;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Sha256;
import io.holdfast.worth.figures.Timeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All clients that are stored, as a client book to go through: on one day, or over time. Never all in memory. */
public final class StoredBook {

    private static final int TOGETHER = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HistoryStore histories;
    private final ReportedContacts reported;

    /**
     * @param reported what was reported about clients and is not in their facts
     */
    public StoredBook(Database database, ReportedContacts reported) {
        this.histories = new HistoryStore(database);
        this.reported = reported;
    }

    /** Whoever goes through the book. */
    public interface Taker<T> {

        void good(String id, T client);

        /** A client whose facts the rule book's settings do not allow. */
        void bad(String id, List<FactProblem> problems);
    }

    /**
     * Each client as known on a day, with what was reported until then; who was deleted by then is not among them. Whose
     * facts are known only since a later day is there with the first of them.
     *
     * @return the SHA-256 of all facts gone through, as 64 hexadecimal digits
     */
    public String on(LocalDate day, ClientReader reader, Taker<Client> taker) {
        MessageDigest digest = Sha256.digest();
        Together together = new Together();
        histories.each(history -> {
            Map.Entry<LocalDate, Optional<String>> held = held(history, day);
            held.getValue().ifPresent(facts -> {
                digest.update(facts.getBytes(StandardCharsets.UTF_8));
                together.facts().put(history.id(), json(facts));
                together.from().put(history.id(), held.getKey());
            });
            if (together.facts().size() == TOGETHER) {
                take(together, day, reader, taker);
            }
        });
        take(together, day, reader, taker);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each client over time, as far as it matters for some days; facts are read as of the last of them. */
    public void over(List<LocalDate> days, ClientReader reader, Taker<Timeline> taker) {
        LocalDate last = days.get(days.size() - 1);
        histories.each(history -> {
            Map<LocalDate, Optional<Client>> versions = new TreeMap<>();
            List<FactProblem> problems = new ArrayList<>();
            needed(history, days)
                    .forEach((day, facts) ->
                            versions.put(day, facts.flatMap(one -> read(reader.read(one, last), problems))));
            if (problems.isEmpty()) {
                taker.good(history.id(), Timeline.of(versions));
            } else {
                taker.bad(history.id(), problems);
            }
        });
    }

    /** The first version, and those that hold on one of the days. */
    private static TreeMap<LocalDate, Optional<String>> needed(HistoryStore.History history, List<LocalDate> days) {
        TreeMap<LocalDate, Optional<String>> needed = new TreeMap<>();
        Map.Entry<LocalDate, Optional<String>> first = history.versions().firstEntry();
        needed.put(first.getKey(), first.getValue());
        for (LocalDate day : days) {
            Map.Entry<LocalDate, Optional<String>> held = history.versions().floorEntry(day);
            if (held != null) {
                needed.put(held.getKey(), held.getValue());
            }
        }
        return needed;
    }

    private static Optional<Client> read(ClientReading reading, List<FactProblem> problems) {
        return reading.fold(Optional::of, wrong -> {
            problems.addAll(wrong);
            return Optional.empty();
        });
    }

    private void take(Together together, LocalDate day, ClientReader reader, Taker<Client> taker) {
        reported.addTo(together.facts(), together.from(), day);
        together.facts().forEach((id, facts) -> take(id, facts, day, reader, taker));
        together.facts().clear();
        together.from().clear();
    }

    /**
     * Clients who are read together.
     *
     * @param from the day from which the facts of each hold
     */
    private record Together(Map<String, ObjectNode> facts, Map<String, LocalDate> from) {

        Together() {
            this(new LinkedHashMap<>(), new HashMap<>());
        }
    }

    /** Reads one client's facts and hands over what came of it. */
    public static void take(String id, JsonNode facts, LocalDate day, ClientReader reader, Taker<Client> taker) {
        List<FactProblem> problems = new ArrayList<>();
        read(reader.read(facts, day), problems)
                .ifPresentOrElse(client -> taker.good(id, client), () -> taker.bad(id, problems));
    }

    private static Map.Entry<LocalDate, Optional<String>> held(HistoryStore.History history, LocalDate day) {
        Map.Entry<LocalDate, Optional<String>> held = history.versions().floorEntry(day);
        return held == null ? history.versions().firstEntry() : held;
    }

    private static ObjectNode json(String facts) {
        try {
            return (ObjectNode) JSON.readTree(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored facts are JSON.", impossible);
        }
    }
}
