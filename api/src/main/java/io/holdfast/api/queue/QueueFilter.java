package io.holdfast.api.queue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which open recommendations are looked at, and in which order. An empty text leaves nobody out.
 *
 * @param health a word of the book's, or {@code unknown}
 * @param owners any of them may be whose it is; empty is everybody
 * @param text part of a client's name, or the beginning of their id
 */
public record QueueFilter(
        String playbook,
        String action,
        List<String> owners,
        String segment,
        String health,
        String tier,
        Due due,
        State state,
        String text,
        Sort sort) {

    /** What stands for a fact that nobody recorded. */
    public static final String UNKNOWN = "unknown";

    /** What is open, whoever's it is, what brings most first. */
    public static final QueueFilter STANDARD =
            new QueueFilter("", "", List.of(), "", "", "", Due.ANY, State.OPEN, "", Sort.SCORE);

    public QueueFilter {
        text = text.strip();
        owners = owners.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    /** When it has to be done. */
    public enum Due {
        ANY(""),
        OVERDUE("overdue"),
        /** Overdue, or within 7 days. */
        WEEK("7"),
        /** Overdue, or within 30 days. */
        MONTH("30");

        private final String word;

        Due(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** For a word that is none, any day. */
        public static Due of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElse(ANY);
        }

        /** The last day that is looked at; empty text has none. */
        LocalDate last(LocalDate today) {
            return switch (this) {
                case ANY -> LocalDate.MAX;
                case OVERDUE -> today.minusDays(1);
                case WEEK -> today.plusDays(7);
                case MONTH -> today.plusDays(30);
            };
        }
    }

    /** What a manager has made of it. A snooze or a dismissal that has ended leaves it open. */
    public enum State {
        OPEN,
        APPROVED,
        ASSIGNED,
        SNOOZED,
        DISMISSED,
        /** Open, approved or assigned: all that is still to be done now. */
        CURRENT,
        ALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For a word that is none, what is open. */
        public static State of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElse(OPEN);
        }

        boolean takes(String state) {
            return this == ALL
                    || (this == CURRENT && !state.equals("snoozed") && !state.equals("dismissed"))
                    || state.equals(word());
        }
    }

    /** What comes first. */
    public enum Sort {
        /** What brings most. */
        SCORE,
        /** What is due first. */
        DUE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For a word that is none, what brings most. */
        public static Sort of(String word) {
            return word.equals(DUE.word()) ? DUE : SCORE;
        }
    }

    /** Whether it looks at fewer than all that are in its state. */
    public boolean narrows() {
        return !(playbook + action + segment + health + tier + text).isEmpty() || !owners.isEmpty() || due != Due.ANY;
    }

    public QueueFilter withState(State other) {
        return new QueueFilter(playbook, action, owners, segment, health, tier, due, other, text, sort);
    }

    public QueueFilter withDue(Due other) {
        return new QueueFilter(playbook, action, owners, segment, health, tier, other, state, text, sort);
    }

    public QueueFilter withSort(Sort other) {
        return new QueueFilter(playbook, action, owners, segment, health, tier, due, state, text, other);
    }

    QueueFilter withText(String other) {
        return new QueueFilter(playbook, action, owners, segment, health, tier, due, state, other, sort);
    }

    public QueueFilter withOwners(List<String> other) {
        return new QueueFilter(playbook, action, other, segment, health, tier, due, state, text, sort);
    }
}
