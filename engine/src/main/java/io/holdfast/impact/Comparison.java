package io.holdfast.impact;

import io.holdfast.decision.Decision;
import io.holdfast.decision.Factors;
import io.holdfast.decision.HeldBack;
import io.holdfast.decision.Recommendation;
import io.holdfast.decision.RuleReading;
import io.holdfast.decision.SignalReading;
import io.holdfast.impact.Change.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers for one client under two books, laid beside each other, and which edit each difference comes from. */
final class Comparison {

    private final Edits edits;
    private final Decision before;
    private final Decision after;
    private final List<Change> changes = new ArrayList<>();
    private final List<Change> pushed = new ArrayList<>();
    private final Set<Integer> behindSignals = new TreeSet<>();

    /**
     * @param before with the rules behind each recommendation
     * @param after likewise
     */
    Comparison(Edits edits, Decision before, Decision after) {
        this.edits = edits;
        this.before = before;
        this.after = after;
        signals();
        value();
        recommendations();
        heldBack();
        ranks();
    }

    /** Whether two answers say the same, the revisions aside; neither needs to name its rules. */
    static boolean same(Decision one, Decision other) {
        return one.recommendations().equals(other.recommendations())
                && one.heldBack().equals(other.heldBack())
                && one.signals().equals(other.signals())
                && one.value().equals(other.value())
                && Objects.equals(one.because(), other.because());
    }

    /** What is said otherwise: signals and value first, then each action, then what only moved. */
    List<Change> changes() {
        return changes;
    }

    /** What a decision's recommendations are worth together, in money. */
    static double worth(Decision decision) {
        double sum =
                decision.recommendations().stream().mapToDouble(Comparison::net).sum();
        return Math.round(sum * 100) / 100.0;
    }

    /** What one recommendation adds to those before it, in money: likelihood × promised − cost, its weight aside. */
    static double net(Recommendation one) {
        Factors factors = one.factors();
        return factors.likelihood().value() * one.promised() - factors.cost().value();
    }

    private void signals() {
        both(before.signals(), after.signals(), SignalReading::name, (was, is) -> {
            if (!Objects.equals(was, is)) {
                Set<Integer> causes = new TreeSet<>();
                if (was != null) {
                    causes.addAll(edits.ofEarlierRule(was.rule()));
                }
                if (is != null) {
                    causes.addAll(edits.ofLaterRule(is.rule()));
                }
                behindSignals.addAll(causes);
                changes.add(new Change(
                        What.SIGNAL,
                        null,
                        null,
                        was == null ? null : words(was),
                        is == null ? null : words(is),
                        or(causes, edits.ofSettings())));
            }
        });
    }

    private static String words(SignalReading signal) {
        String reason = signal.because() == null ? "" : ": " + signal.because();
        return signal.name() + " " + signal.value() + reason;
    }

    private void value() {
        if (!before.value().equals(after.value())) {
            changes.add(new Change(
                    What.VALUE,
                    null,
                    null,
                    before.value().lifetime() + " by " + before.value().method(),
                    after.value().lifetime() + " by " + after.value().method(),
                    List.copyOf(edits.ofSettings())));
        }
    }

    private void recommendations() {
        both(before.recommendations(), after.recommendations(), Recommendation::identity, (was, is) -> {
            if (was == null && is != null) {
                putOrLeaveToTheEnd(What.RECOMMENDED, is, null, said(is), causes(null, is));
            } else if (was != null && is == null) {
                putOrLeaveToTheEnd(What.DROPPED, was, said(was), null, causes(was, null));
            } else if (was != null && is != null) {
                compare(was, is);
            }
        });
    }

    private void compare(Recommendation was, Recommendation is) {
        if (was.score() != is.score()) {
            put(What.SCORE, is, String.valueOf(was.score()), String.valueOf(is.score()), causes(was, is));
        }
        String earlier = wording(was);
        String later = wording(is);
        if (!earlier.equals(later)) {
            put(What.WORDING, is, earlier, later, causes(was, is));
        }
    }

    private static String said(Recommendation one) {
        return one.because() == null ? one.title() : one.title() + ": " + one.because();
    }

    private static String wording(Recommendation one) {
        return said(one) + " (" + one.owner() + ", " + one.channel() + ", by " + one.dueBy() + ")";
    }

    private void heldBack() {
        both(before.heldBack(), after.heldBack(), Comparison::identity, (was, is) -> {
            if (was == null && is != null) {
                put(What.HELD_BACK, is, null, is.because(), restraintCauses(is.action(), is.offer()));
            } else if (was != null && is == null) {
                put(What.RELEASED, was, was.because(), null, restraintCauses(was.action(), was.offer()));
            } else if (was != null && is != null && !was.equals(is)) {
                put(What.RESTRAINT, is, restraint(was), restraint(is), restraintCauses(is.action(), is.offer()));
            }
        });
    }

    private static String restraint(HeldBack one) {
        return one.until() == null ? one.because() : one.because() + " (until " + one.until() + ")";
    }

    /** What only moved, up or down or over the end of the list, was moved by whatever else changed. */
    private void ranks() {
        Set<Integer> others = new TreeSet<>();
        changes.forEach(change -> others.addAll(change.causes()));
        List<Integer> moving = or(others, edits.ofSettings());
        pushed.forEach(change -> changes.add(
                new Change(change.what(), change.action(), change.offer(), change.from(), change.to(), moving)));
        both(before.recommendations(), after.recommendations(), Recommendation::identity, (was, is) -> {
            if (was != null && is != null && was.rank() != is.rank()) {
                Set<Integer> own = direct(was, is);
                put(
                        What.RANK,
                        is,
                        String.valueOf(was.rank()),
                        String.valueOf(is.rank()),
                        own.isEmpty() ? moving : List.copyOf(own));
            }
        });
    }

    private void putOrLeaveToTheEnd(
            What what, Recommendation about, @Nullable String from, @Nullable String to, List<Integer> causes) {
        if (causes.isEmpty()) {
            pushed.add(new Change(what, about.action(), about.offer(), from, to, causes));
        } else {
            put(what, about, from, to, causes);
        }
    }

    /** The edits behind a recommendation of either side, or behind what holds it back on the other. */
    private List<Integer> causes(@Nullable Recommendation was, @Nullable Recommendation is) {
        Recommendation one = Objects.requireNonNull(was == null ? is : was);
        Set<Integer> direct = direct(was, is);
        if (direct.isEmpty()) {
            direct.addAll(restraints(one.action(), one.offer()));
        }
        return direct.isEmpty() ? indirect(one.action()) : List.copyOf(direct);
    }

    private Set<Integer> direct(@Nullable Recommendation was, @Nullable Recommendation is) {
        Set<Integer> causes = new TreeSet<>();
        if (was != null) {
            causes.addAll(catalogue(was.action(), was.offer()));
            rules(was).forEach(rule -> causes.addAll(edits.ofEarlierRule(rule)));
        }
        if (is != null) {
            causes.addAll(catalogue(is.action(), is.offer()));
            rules(is).forEach(rule -> causes.addAll(edits.ofLaterRule(rule)));
        }
        return causes;
    }

    private static List<String> rules(Recommendation one) {
        return one.rules() == null
                ? List.of()
                : one.rules().stream().map(RuleReading::rule).toList();
    }

    private List<Integer> restraintCauses(String action, @Nullable String offer) {
        Set<Integer> causes = new TreeSet<>(catalogue(action, offer));
        causes.addAll(restraints(action, offer));
        return causes.isEmpty() ? indirect(action) : List.copyOf(causes);
    }

    /** The edits of the policy rules that hold it back before or after. */
    private Set<Integer> restraints(String action, @Nullable String offer) {
        Set<Integer> causes = new TreeSet<>();
        before.heldBack().stream()
                .filter(held -> isAbout(held, action, offer) && held.rule() != null)
                .forEach(held -> causes.addAll(edits.ofEarlierRule(Objects.requireNonNull(held.rule()))));
        after.heldBack().stream()
                .filter(held -> isAbout(held, action, offer) && held.rule() != null)
                .forEach(held -> causes.addAll(edits.ofLaterRule(Objects.requireNonNull(held.rule()))));
        return causes;
    }

    private static boolean isAbout(HeldBack held, String action, @Nullable String offer) {
        return held.action().equals(action) && Objects.equals(held.offer(), offer);
    }

    private Set<Integer> catalogue(String action, @Nullable String offer) {
        Set<Integer> causes = new TreeSet<>(edits.ofAction(action));
        if (offer != null) {
            causes.addAll(edits.ofService(offer));
        }
        return causes;
    }

    /** Rules that name the action, then those behind a signal that changed, then settings, and the only edit there is. */
    private List<Integer> indirect(String action) {
        Set<Integer> causes = new TreeSet<>(edits.ofRulesNaming(action));
        causes.addAll(behindSignals);
        return or(causes, edits.ofSettings());
    }

    private List<Integer> or(Set<Integer> causes, Set<Integer> otherwise) {
        if (causes.isEmpty() && otherwise.isEmpty() && edits.all().size() == 1) {
            return List.of(1);
        }
        return causes.isEmpty() ? List.copyOf(new TreeSet<>(otherwise)) : List.copyOf(new TreeSet<>(causes));
    }

    private static String identity(HeldBack held) {
        return held.offer() == null ? held.action() : held.action() + ":" + held.offer();
    }

    private void put(
            What what, Recommendation about, @Nullable String from, @Nullable String to, List<Integer> causes) {
        changes.add(new Change(what, about.action(), about.offer(), from, to, causes));
    }

    private void put(What what, HeldBack about, @Nullable String from, @Nullable String to, List<Integer> causes) {
        changes.add(new Change(what, about.action(), about.offer(), from, to, causes));
    }

    /** What each of two lists has under a name; null where one has none. */
    private interface Pair<T> {
        void of(@Nullable T was, @Nullable T is);
    }

    private static <T> void both(List<T> before, List<T> after, Function<T, String> name, Pair<T> each) {
        Map<String, T> were = named(before, name);
        Map<String, T> are = named(after, name);
        Set<String> names = new LinkedHashSet<>(are.keySet());
        names.addAll(were.keySet());
        names.forEach(one -> each.of(were.get(one), are.get(one)));
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(one -> named.put(name.apply(one), one));
        return named;
    }
}
