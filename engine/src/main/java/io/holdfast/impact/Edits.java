package io.holdfast.impact;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Service;
import io.holdfast.rulebook.Rewording;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.rulebook.RuleChange;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that was done to one rule book to make it another, by what it can have caused. */
public final class Edits {

    private static final Set<String> NOT_COMPARED = Set.of("id", "order", "at");

    private final List<Edit> all = new ArrayList<>();
    private final Map<String, Set<Integer>> byEarlierRule = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> byLaterRule = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> byAction = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> byService = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> byActionOfRule = new LinkedHashMap<>();
    private final Set<Integer> settings = new LinkedHashSet<>();

    private Edits() {}

    /** What was done between two books. */
    public static Edits between(RuleBook before, RuleBook after) {
        Edits edits = new Edits();
        after.changesSince(before).forEach(edits::add);
        edits.rows(
                before.catalogue().actions(),
                after.catalogue().actions(),
                Action::at,
                Edit.Subject.ACTION,
                edits.byAction);
        edits.rows(
                before.catalogue().services(),
                after.catalogue().services(),
                Service::at,
                Edit.Subject.SERVICE,
                edits.byService);
        edits.settings(before.files(), after.files());
        return edits;
    }

    /** In the order of rules, actions, services, settings; each by its place. */
    public List<Edit> all() {
        return List.copyOf(all);
    }

    /** The edits of what the earlier book calls by that name: a row's name changes with what stands above it. */
    Set<Integer> ofEarlierRule(String rule) {
        return byEarlierRule.getOrDefault(rule, Set.of());
    }

    /** The edits of what the later book calls by that name. */
    Set<Integer> ofLaterRule(String rule) {
        return byLaterRule.getOrDefault(rule, Set.of());
    }

    /** The edits of rules that propose an action or hold it back by name. */
    Set<Integer> ofRulesNaming(String action) {
        return byActionOfRule.getOrDefault(action, Set.of());
    }

    Set<Integer> ofAction(String action) {
        return byAction.getOrDefault(action, Set.of());
    }

    Set<Integer> ofService(String service) {
        return byService.getOrDefault(service, Set.of());
    }

    Set<Integer> ofSettings() {
        return settings;
    }

    private void add(RuleChange change) {
        RuleCard card = change.card();
        Edit.How how = how(change.before(), change.after());
        int number = put(Edit.Subject.RULE, card.name(), how, card.at(), change.words());
        change.before().ifPresent(rule -> index(byEarlierRule, rule, number));
        change.after().ifPresent(rule -> index(byLaterRule, rule, number));
    }

    private void index(Map<String, Set<Integer>> names, RuleCard rule, int number) {
        put(names, rule.name(), number);
        rule.actions().forEach(action -> put(byActionOfRule, action, number));
    }

    private <T extends Record> void rows(
            Map<String, T> before,
            Map<String, T> after,
            Function<T, Place> at,
            Edit.Subject subject,
            Map<String, Set<Integer>> index) {
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            Optional<T> was = Optional.ofNullable(before.get(id));
            Optional<T> is = Optional.ofNullable(after.get(id));
            List<Rewording> cells = was.isPresent() && is.isPresent() ? cells(was.get(), is.get()) : List.of();
            if (was.isEmpty() || is.isEmpty() || !cells.isEmpty()) {
                put(
                        index,
                        id,
                        put(subject, id, how(was, is), at.apply(is.or(() -> was).orElseThrow()), cells));
            }
        }
    }

    /** Files that are neither rules nor catalogue nor tests; a change of the vocabulary shows as changed rules. */
    private void settings(SourceFiles before, SourceFiles after) {
        TreeSet<String> paths = new TreeSet<>(before.paths());
        paths.addAll(after.paths());
        for (String path : paths) {
            boolean setting = path.endsWith(".yaml") && !path.startsWith("tests/");
            List<String> was = lines(before, path);
            List<String> is = lines(after, path);
            if (setting && !was.equals(is)) {
                Edit.How how = how(before.bytes(path), after.bytes(path));
                settings.add(put(Edit.Subject.SETTING, path, how, Place.file(path), rewordings(was, is)));
            }
        }
    }

    private static List<String> lines(SourceFiles files, String path) {
        return files.text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    private static List<Rewording> rewordings(List<String> before, List<String> after) {
        return Rewording.between(before, after).stream()
                .map(one -> new Rewording(one.before().strip(), one.after().strip()))
                .toList();
    }

    private static List<Rewording> cells(Record before, Record after) {
        List<Rewording> cells = new ArrayList<>();
        for (RecordComponent column : before.getClass().getRecordComponents()) {
            Object was = value(column, before);
            Object is = value(column, after);
            if (!NOT_COMPARED.contains(column.getName()) && !Objects.equals(was, is)) {
                cells.add(new Rewording(cell(column, was), cell(column, is)));
            }
        }
        return cells;
    }

    private static String cell(RecordComponent column, @Nullable Object value) {
        return column.getName() + " " + (value == null ? "unknown" : value.toString());
    }

    private static @Nullable Object value(RecordComponent column, Record row) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A public record can be read.", impossible);
        }
    }

    private static Edit.How how(Optional<?> before, Optional<?> after) {
        if (before.isEmpty()) {
            return Edit.How.ADDED;
        }
        return after.isEmpty() ? Edit.How.REMOVED : Edit.How.CHANGED;
    }

    private int put(Edit.Subject subject, String name, Edit.How how, Place at, List<Rewording> words) {
        int number = all.size() + 1;
        all.add(new Edit(number, subject, name, how, at.file(), at.line(), words));
        return number;
    }

    private static void put(Map<String, Set<Integer>> index, String key, int number) {
        index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(number);
    }
}
