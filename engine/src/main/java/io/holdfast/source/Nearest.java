package io.holdfast.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one most likely meant. */
public final class Nearest {

    /** Shorter words are in too many others. */
    private static final int LEAST_HELD = 3;

    private Nearest() {}

    /**
     * The nearest known word, when one is near enough to be worth proposing: one that is hardly spelled otherwise, or a
     * longer one that has the typed word in it, as {@code contract.monthlyFee} has {@code contract.fee}.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        return best(typed, known, limit(typed))
                .filter(word -> !sameGroup(typed, word)
                        || distance(lower(last(typed)), lower(last(word)), limit(last(typed))) <= limit(last(typed)))
                .or(() -> holding(typed, known));
    }

    private static int limit(String typed) {
        return Math.max(1, (typed.length() + 1) / 3);
    }

    private static Optional<String> holding(String typed, Collection<String> known) {
        String word = last(typed);
        if (word.length() < LEAST_HELD) {
            return Optional.empty();
        }
        String inside = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        return known.stream()
                .filter(one -> typed.equals(word) || sameGroup(typed, one))
                .filter(one -> isWordOf(last(one), word) || isWordOf(last(one), inside))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /** Whether a name made of several words, the later ones begun large, has one that is this. */
    private static boolean isWordOf(String name, String word) {
        int at = name.indexOf(word);
        int end = at + word.length();
        boolean begins = at == 0 || at > 0 && Character.isUpperCase(word.charAt(0));
        return begins && (end == name.length() || !Character.isLowerCase(name.charAt(end)));
    }

    private static boolean sameGroup(String typed, String known) {
        String group = typed.substring(0, typed.length() - last(typed).length());
        return !group.isEmpty() && known.equals(group + last(known));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The nearest known sentence, however far, when there is any. */
    public static Optional<String> sentenceTo(String typed, Collection<String> known) {
        return best(typed, known, Math.max(3, typed.length() * 2 / 3));
    }

    /** {@code " Did you mean `x`?"} without the leading space, or empty when nothing is near. */
    public static String advice(String typed, Collection<String> known) {
        return to(typed, known).map(word -> "Did you mean `" + word + "`?").orElse("");
    }

    private static Optional<String> best(String typed, Collection<String> known, int limit) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(word -> new Scored(word, distance(lower, word.toLowerCase(Locale.ROOT), limit)))
                .filter(scored -> scored.distance <= limit)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
                .map(Scored::word);
    }

    private record Scored(String word, int distance) {}

    /** Optimal string alignment: insert, delete, replace, and swap of neighbours each cost 1. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
