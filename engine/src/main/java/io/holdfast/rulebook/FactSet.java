package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.client.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts that one stage sees of one client, by type, in the order given. */
public final class FactSet {

    private static final int TYPES = FactType.values().length;

    private final List<?>[] byType;

    private FactSet(List<?>[] byType) {
        this.byType = byType;
    }

    /** Facts of any types, sorted by them. */
    FactSet(List<?> facts) {
        this(none());
        int from = 0;
        while (from < facts.size()) {
            int to = endOfKind(facts, from);
            Optional<FactType> type = FactType.of(facts.get(from));
            if (type.isPresent()) {
                put(type.get(), facts.subList(from, to));
            }
            from = to;
        }
    }

    /** What signals see: the client alone. */
    public static FactSet of(Client client) {
        FactSet facts = new FactSet(none());
        facts.byType[place(FactType.CLIENT)] = List.of(client);
        return facts;
    }

    /** What playbooks see: the client, the signals, what happened before, and what could be sold. */
    public static FactSet of(Client client, List<Signal> signals, List<Opening> openings) {
        FactSet facts = of(client);
        facts.byType[place(FactType.SIGNAL)] = signals;
        facts.byType[place(FactType.OPENING)] = openings;
        facts.byType[place(FactType.DIVISION)] = client.divisions();
        facts.byType[place(FactType.PURCHASE)] = client.purchases();
        facts.byType[place(FactType.REQUEST)] = client.requests();
        facts.byType[place(FactType.CONTACT)] = client.contacts();
        return facts;
    }

    /** These facts and candidates. */
    public FactSet with(List<Candidate> candidates) {
        FactSet more = new FactSet(byType.clone());
        more.byType[place(FactType.CANDIDATE)] = candidates;
        return more;
    }

    /** What policy sees: candidates, and of these facts the client, the signals and what happened before. */
    public FactSet forPolicy(List<Candidate> candidates) {
        FactSet seen = with(candidates);
        seen.byType[place(FactType.OPENING)] = List.of();
        seen.byType[place(FactType.DIVISION)] = List.of();
        return seen;
    }

    @SuppressWarnings("EnumOrdinal") // the place in an array that is never written down
    private static int place(FactType type) {
        return type.ordinal();
    }

    private static List<?>[] none() {
        List<?>[] none = new List<?>[TYPES];
        Arrays.fill(none, List.of());
        return none;
    }

    @SuppressWarnings("unchecked") // nobody adds to it
    List<Object> of(FactType type) {
        return (List<Object>) byType[place(type)];
    }

    /** The openings, as they were given. */
    List<?> openings() {
        return byType[place(FactType.OPENING)];
    }

    /** All facts, type by type. */
    List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (List<?> some : byType) {
            all.addAll(some);
        }
        return all;
    }

    /** Where a fact stands among all, from 0; -1 for what is no fact of this set. */
    int placeOf(@Nullable Object wanted) {
        int place = 0;
        for (List<?> some : byType) {
            for (int i = 0; i < some.size(); i++) {
                if (some.get(i) == wanted) {
                    return place;
                }
                place++;
            }
        }
        return -1;
    }

    /** Facts of a kind stand together nearly always. */
    private void put(FactType type, List<?> some) {
        List<?> before = byType[place(type)];
        List<Object> together = new ArrayList<>(before.size() + some.size());
        together.addAll(before);
        together.addAll(some);
        byType[place(type)] = together;
    }

    private static int endOfKind(List<?> facts, int from) {
        Class<?> kind = facts.get(from).getClass();
        int to = from + 1;
        while (to < facts.size() && facts.get(to).getClass() == kind) {
            to++;
        }
        return to;
    }
}
