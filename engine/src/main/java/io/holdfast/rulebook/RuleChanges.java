package io.holdfast.rulebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was done to the rules of one book to make them those of another. A rule stays itself under its name, wherever it
 * stands. The rows of a table have no names of their own, so they are laid beside each other in their order.
 */
final class RuleChanges {

    private static final Move AWAY = Move.away();

    private final List<RuleChange> changes = new ArrayList<>();

    /** A rule and what it says, its place and a row's number aside. */
    private record Said(Rule rule, Rule content) {

        static Said of(Rule rule, String name) {
            Rule moved = AWAY.rule(rule);
            return new Said(
                    rule,
                    new Rule(
                            name,
                            moved.stage(),
                            moved.playbook(),
                            moved.at(),
                            moved.validity(),
                            moved.when(),
                            moved.then(),
                            moved.reasons(),
                            moved.whenWords(),
                            moved.thenWords()));
        }
    }

    RuleChanges(List<Rule> before, List<Rule> after) {
        Map<String, List<Rule>> were = groups(before);
        Map<String, List<Rule>> are = groups(after);
        TreeSet<String> groups = new TreeSet<>(were.keySet());
        groups.addAll(are.keySet());
        groups.forEach(group -> compare(were.getOrDefault(group, List.of()), are.getOrDefault(group, List.of())));
        changes.sort(Comparator.comparing(change -> change.card().at()));
    }

    List<RuleChange> all() {
        return List.copyOf(changes);
    }

    /** Rules by name within a stage; the rows of one table together. */
    private static Map<String, List<Rule>> groups(List<Rule> rules) {
        Map<String, List<Rule>> groups = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Optional<String> table = table(rule);
            groups.computeIfAbsent(
                            rule.stage() + (table.isPresent() ? " table " : " rule ") + table.orElse(rule.name()),
                            any -> new ArrayList<>())
                    .add(rule);
        }
        return groups;
    }

    /** The table that a rule is a row of: Drools calls the row after the table and the row's number. */
    private static Optional<String> table(Rule rule) {
        String number = "_" + rule.at().line();
        boolean row = rule.at().file().contains(".drl.") && rule.name().endsWith(number);
        return row ? Optional.of(rule.name().substring(0, rule.name().length() - number.length())) : Optional.empty();
    }

    private void compare(List<Rule> earlier, List<Rule> later) {
        // Most rules stand where they stood, as they were read once for both books.
        if (earlier.equals(later)) {
            return;
        }
        List<Said> were = said(earlier);
        List<Said> are = said(later);
        List<Rule> before = were.stream().map(Said::content).toList();
        List<Rule> after = are.stream().map(Said::content).toList();
        for (AbstractDelta<Rule> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            int gone = delta.getSource().size();
            int come = delta.getTarget().size();
            for (int i = 0; i < Math.max(gone, come); i++) {
                change(
                        i < gone ? Optional.of(were.get(from + i)) : Optional.empty(),
                        i < come ? Optional.of(are.get(to + i)) : Optional.empty());
            }
        }
    }

    private static List<Said> said(List<Rule> rules) {
        return rules.stream()
                .map(rule -> Said.of(rule, table(rule).orElse(rule.name())))
                .toList();
    }

    private void change(Optional<Said> was, Optional<Said> is) {
        changes.add(new RuleChange(
                was.map(said -> said.rule().card()),
                is.map(said -> said.rule().card()),
                was.isPresent() && is.isPresent()
                        ? words(was.get().rule(), is.get().rule())
                        : List.of()));
    }

    private static List<Rewording> words(Rule before, Rule after) {
        List<Rewording> words = new ArrayList<>(Rewording.between(before.whenWords(), after.whenWords()));
        words.addAll(Rewording.between(before.thenWords(), after.thenWords()));
        if (!before.playbook().equals(after.playbook())) {
            words.add(new Rewording("in " + before.playbook() + "/", "in " + after.playbook() + "/"));
        }
        if (!before.validity().equals(after.validity())) {
            words.add(new Rewording(validity(before.validity()), validity(after.validity())));
        }
        return words;
    }

    private static String validity(Validity validity) {
        if (!validity.enabled()) {
            return "switched off";
        }
        List<String> said = new ArrayList<>();
        validity.from().ifPresent(day -> said.add("from " + day));
        validity.until().ifPresent(day -> said.add("until " + day));
        return said.isEmpty() ? "always in force" : "in force " + String.join(" ", said);
    }
}
