package io.holdfast.worth.likelihood;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Contacts;
import io.holdfast.client.Client;
import io.holdfast.client.Contact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients did when they were asked, by action. An ask counts once, by the last answer to it; one that nobody
 * answered says nothing. What is old counts less: half after a year.
 */
public final class Tries {

    /** Days after which an answer counts half. */
    public static final double HALF_LIFE = 365;

    private static final Set<String> YES = Set.of("accepted", "won", "done");
    private static final Set<String> NO = Set.of("rejected", "lost");

    private final Catalogue catalogue;
    private final Map<String, Tried> byAction = new HashMap<>();
    private int unknown;

    public Tries(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Answers about one action.
     *
     * @param answers how many there were
     * @param yes those who went along, by age
     * @param all everybody, by age
     */
    public record Tried(int answers, double yes, double all) {

        static final Tried NEVER = new Tried(0, 0, 0);

        Tried and(boolean went, double weight) {
            return new Tried(answers + 1, yes + (went ? weight : 0), all + weight);
        }
    }

    /** An ask with the last answer to it. */
    private record Answer(String action, LocalDate on, boolean went) {}

    /** Whether a client went along who answered so. */
    public static boolean isYes(String outcome) {
        return YES.contains(outcome);
    }

    /** Takes a client's contacts into account, as of the day they are looked at. */
    public void add(Client client) {
        Map<String, Integer> asks = new HashMap<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Contact contact : Contacts.of(catalogue, client)) {
            String about = contact.sameOfferAs();
            if (Boolean.TRUE.equals(contact.ask())) {
                asks.merge(about, 1, Integer::sum);
            }
            String outcome = contact.outcome();
            LocalDate on = contact.on();
            if (on != null && outcome != null && (isYes(outcome) || NO.contains(outcome))) {
                answers.put(
                        about + "\n" + asks.getOrDefault(about, 0), new Answer(contact.action(), on, isYes(outcome)));
            }
        }
        answers.values().forEach(answer -> take(answer, client.asOf()));
    }

    private void take(Answer answer, LocalDate asOf) {
        if (catalogue.action(answer.action()).isEmpty()) {
            unknown++;
            return;
        }
        double weight = Math.pow(0.5, Math.max(0, ChronoUnit.DAYS.between(answer.on(), asOf)) / HALF_LIFE);
        byAction.merge(
                answer.action(),
                Tried.NEVER.and(answer.went(), weight),
                (known, one) -> new Tried(known.answers() + 1, known.yes() + one.yes(), known.all() + one.all()));
    }

    /** Actions that somebody answered to, in the order of the catalogue. */
    List<Map.Entry<Action, Tried>> tried() {
        return catalogue.actions().values().stream()
                .filter(action -> byAction.containsKey(action.id()))
                .map(action -> Map.entry(action, byAction.getOrDefault(action.id(), Tried.NEVER)))
                .toList();
    }

    /** Answers about actions that the catalogue does not hold. */
    public int unknown() {
        return unknown;
    }
}
