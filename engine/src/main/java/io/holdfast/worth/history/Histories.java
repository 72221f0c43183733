package io.holdfast.worth.history;

import io.holdfast.client.Client;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The histories of a client book, gathered client by client. */
public final class Histories {

    /** The segment of clients whose segment nobody recorded. */
    public static final String NO_SEGMENT = "unknown";

    private static final int EXAMPLES = 3;

    private record Contracted(String segment, ContractHistory history) {}

    private record Visiting(String segment, VisitHistory history) {}

    private final List<Contracted> contracts = new ArrayList<>();
    private final List<ContractDates> dated = new ArrayList<>();
    private final List<Visiting> visitors = new ArrayList<>();
    private final SortedMap<String, List<String>> faults = new TreeMap<>();
    private int clients;
    private int without;

    /** Takes a client into account. */
    public void add(Client client) {
        clients++;
        String segment = client.segment() == null ? NO_SEGMENT : client.segment();
        Outcome<ContractHistory> contract = ContractHistory.of(client);
        Outcome<VisitHistory> visits = VisitHistory.of(client);
        ContractDates.of(client).ifPresent(dated::add);
        contract.history().ifPresent(found -> contracts.add(new Contracted(segment, found)));
        visits.history().ifPresent(found -> visitors.add(new Visiting(segment, found)));
        contract.fault().ifPresent(why -> fault(why, client.id()));
        visits.fault().ifPresent(why -> fault(why, client.id()));
        if (contract.equals(Outcome.none()) && visits.equals(Outcome.none())) {
            without++;
        }
    }

    public int clients() {
        return clients;
    }

    /** Renewals by what is renewed (month, year, term) and then by segment. */
    public SortedMap<String, SortedMap<String, Renewals>> renewals() {
        SortedMap<String, SortedMap<String, Renewals>> all = new TreeMap<>();
        for (Contracted one : contracts) {
            all.computeIfAbsent(one.history().period(), any -> new TreeMap<>())
                    .merge(
                            one.segment(),
                            Renewals.NONE.with(
                                    one.history().renewals(), one.history().left()),
                            Renewals::and);
        }
        return all;
    }

    /** Contracts whose days are known. */
    public List<ContractDates> contracts() {
        return List.copyOf(dated);
    }

    /** Visits by segment, in weeks. */
    public SortedMap<String, List<Visits>> visits() {
        return bySegment(VisitHistory::visits);
    }

    /** Spend by segment. */
    public SortedMap<String, List<Spend>> spends() {
        return bySegment(VisitHistory::spend);
    }

    /** Everybody whose days of visit are known. */
    public List<VisitHistory> visitors() {
        return visitors.stream()
                .map(Visiting::history)
                .filter(one -> !one.days().isEmpty())
                .toList();
    }

    /** What was wrong or missing, a sentence for each kind, with how many clients and the first of them. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        faults.forEach((why, ids) ->
                notes.add(ids.size() + (ids.size() == 1 ? " client " + why : " clients " + plural(why))
                        + ": " + String.join(", ", ids.subList(0, Math.min(EXAMPLES, ids.size())))
                        + (ids.size() > EXAMPLES ? ", …" : "") + "."));
        if (without > 0) {
            notes.add(without + (without == 1 ? " client has" : " clients have")
                    + " no history of renewals or visits; the simple value is all there is.");
        }
        return notes;
    }

    private static String plural(String why) {
        return why.startsWith("has ") ? "have " + why.substring("has ".length()) : why;
    }

    private void fault(String why, String id) {
        faults.computeIfAbsent(why, any -> new ArrayList<>()).add(id);
    }

    private <V> SortedMap<String, List<V>> bySegment(Function<VisitHistory, V> part) {
        SortedMap<String, List<V>> all = new TreeMap<>();
        for (Visiting one : visitors) {
            all.computeIfAbsent(one.segment(), any -> new ArrayList<>()).add(part.apply(one.history()));
        }
        return all;
    }
}
