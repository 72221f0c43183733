package io.holdfast.decision;

import io.holdfast.client.Client;
import io.holdfast.client.FactShape;
import io.holdfast.client.WhatIf;
import io.holdfast.rulebook.Lever;
import io.holdfast.rulebook.RuleBook;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for the smallest set of changes after which an action is recommended. Every set it answers with has been decided
 * upon: the answer is what applying the changes gives. As long as it looks to the end, or to its last try, the same
 * question has the same answer; where patience ends first, it says that.
 */
final class PathSearch {

    private static final int MOST_CHANGES = 3;

    /** Chosen by measuring, see docs/performance.md: twice as many bring one search more in a thousand to its end. */
    private static final int MOST_TRIES = 1_000;

    private static final int MOST_DAYS = 366;
    static final String STOPPED = "stopped looking after " + Patience.LONGEST.toMillis() + " ms";

    private final DecisionEngine engine;
    private final RuleBook book;
    private final Client client;
    private final Judgement now;
    private final List<SetAside> setAside;
    private final String action;
    private final Patience patience;
    private boolean stopped;

    /**
     * @param now what came of the client as things are
     * @param setAside what managers do not want proposed, whatever changes
     */
    PathSearch(
            DecisionEngine engine,
            RuleBook book,
            Client client,
            Judgement now,
            List<SetAside> setAside,
            String action,
            Patience patience) {
        this.engine = engine;
        this.book = book;
        this.client = client;
        this.now = now;
        this.setAside = setAside;
        this.action = action;
        this.patience = patience;
    }

    PathAnswer answer() {
        if (book.catalogue().action(action).isEmpty()) {
            return new PathAnswer(action, List.of(), null, "the catalogue has no such action");
        }
        if (now.recommends(action)) {
            return new PathAnswer(action, List.of(), null, "it is recommended as things are");
        }
        Optional<LocalDate> from = firstDay();
        if (from.isPresent()) {
            return new PathAnswer(action, List.of(), from.get(), null);
        }
        return changes();
    }

    /** Whether to go on; once stopped, it stays so. */
    private boolean goesOn() {
        stopped = stopped || patience.isOver();
        return !stopped;
    }

    private PathAnswer outOfPatience() {
        return new PathAnswer(action, List.of(), null, STOPPED);
    }

    /** The first day of the coming year on which the same facts give the action. */
    private Optional<LocalDate> firstDay() {
        for (int days = 1; days <= MOST_DAYS && goesOn(); days++) {
            LocalDate day = client.asOf().plusDays(days);
            Client then = WhatIf.on(client, book.catalogue().book().on(day));
            if (engine.recommends(book, then, setAside, action)) {
                // What was found too late is not said: nobody waits for it any more.
                return goesOn() ? Optional.of(day) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Changes that do not suffice, and what came of them. */
    private record Attempt(Map<String, Object> changes, Judgement judgement) {}

    /** Breadth first, so that the first set that works is among the smallest. */
    private PathAnswer changes() {
        if (stopped) {
            return outOfPatience();
        }
        Deque<Attempt> open = new ArrayDeque<>();
        open.add(new Attempt(Map.of(), now));
        Set<Map<String, Object>> seen = new HashSet<>();
        int tries = 0;
        while (!open.isEmpty()) {
            Attempt attempt = open.remove();
            for (Lever lever : attempt.judgement().levers(action, this::goesOn)) {
                Map<String, Object> more = with(attempt.changes(), lever);
                if (size(more) > MOST_CHANGES || !book.catalogue().book().isOurs(lever.fact()) || !seen.add(more)) {
                    continue;
                }
                if (!goesOn()) {
                    return outOfPatience();
                }
                if (++tries > MOST_TRIES) {
                    return new PathAnswer(action, List.of(), null, "stopped looking after " + MOST_TRIES + " tries");
                }
                Judgement judgement = engine.judge(book, changed(more), setAside, action);
                if (!goesOn()) {
                    return outOfPatience();
                }
                if (judgement.recommends(action)) {
                    return new PathAnswer(action, listed(more), null, null);
                }
                if (size(more) < MOST_CHANGES) {
                    open.add(new Attempt(more, judgement));
                }
            }
        }
        if (stopped) {
            return outOfPatience();
        }
        return new PathAnswer(
                action,
                List.of(),
                null,
                book.hasRulesOnlyDroolsReads()
                        ? "nothing found, and nobody can say what the rules ask for that only Drools reads"
                        : "no change to facts that are ours to influence, and no day of the coming year, gets there");
    }

    private static Map<String, Object> with(Map<String, Object> changes, Lever lever) {
        Map<String, Object> more = new TreeMap<>(changes);
        Optional.ofNullable(lever.value()).ifPresent(value -> more.put(lever.fact(), value));
        return more;
    }

    /** How many changes they are: of a list, each entry that comes in or goes is one. */
    private int size(Map<String, Object> changes) {
        int size = 0;
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            size += change.getValue() instanceof List<?> list ? between(actual(change.getKey()), list) : 1;
        }
        return size;
    }

    private static int between(Optional<Object> before, List<?> after) {
        Set<Object> changed = new HashSet<>(after);
        if (before.orElse(null) instanceof List<?> list) {
            for (Object entry : list) {
                if (!changed.remove(entry)) {
                    changed.add(entry);
                }
            }
        }
        return changed.size();
    }

    private Client changed(Map<String, Object> changes) {
        Client changed = client;
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            changed = WhatIf.with(changed, change.getKey(), change.getValue());
        }
        return changed;
    }

    private List<FactChange> listed(Map<String, Object> changes) {
        List<FactChange> listed = new ArrayList<>();
        changes.forEach(
                (fact, value) -> listed.add(new FactChange(fact, plain(actual(fact)), plain(Optional.of(value)))));
        return listed;
    }

    private Optional<Object> actual(String fact) {
        Object value = client;
        for (String step : fact.split("\\.")) {
            Object owner = value;
            value = Optional.ofNullable(owner)
                    .flatMap(record ->
                            FactShape.of(record.getClass()).field(step).map(field -> field.of(record)))
                    .orElse(null);
        }
        return Optional.ofNullable(value);
    }

    private static Object plain(Optional<Object> value) {
        return value.map(known -> known instanceof LocalDate date ? date.toString() : known)
                .orElse("unknown");
    }
}
