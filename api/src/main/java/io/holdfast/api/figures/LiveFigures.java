package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.database.Recent;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.outcomes.OutcomeTally;
import io.holdfast.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures that are counted as they are asked for. Of a large book it is what was counted some seconds ago: each reads
 * whole tables, and no page waits for that.
 */
final class LiveFigures {

    private final StandingFiguresStore standings;
    private final OutcomeStore outcomes;
    private final Recent<Span, Counted> counted;

    /**
     * @param nanos a watch that only ever goes forward
     * @param behind where the figures of a large book are counted anew
     */
    LiveFigures(StandingFiguresStore standings, OutcomeStore outcomes, LongSupplier nanos, Executor behind) {
        this.standings = standings;
        this.outcomes = outcomes;
        this.counted = new Recent<>(this::count, one -> clients(one.groups()) <= HealthBackfill.MOST, nanos, behind);
    }

    /** The days after one and until another. */
    private record Span(LocalDate from, LocalDate day) {}

    private record Counted(
            List<StandingGroup> groups, List<Deadline> deadlines, List<OpenCount> open, List<OutcomeTally> outcomes) {}

    private Counted count(Span span) {
        return new Counted(
                standings.groups(),
                standings.deadlines(span.day()),
                standings.open(),
                outcomes.tallies(span.from(), span.day()));
    }

    /** Counts a large book's before anybody looks. */
    void expect(LocalDate from, LocalDate day) {
        counted.expect(new Span(from, day));
    }

    /** Puts them among the others, in whose place they step. */
    void put(ObjectNode doc, LocalDate from, LocalDate day, Catalogue catalogue, Proposed proposed) {
        Counted now = counted.of(new Span(from, day));
        List<StandingGroup> groups = now.groups();
        List<StandingGroup> there =
                groups.stream().filter(StandingGroup::isThere).toList();
        doc.putObject("clients")
                .put("there", clients(there))
                .put("prospects", clients(prospects(groups)))
                .put(
                        "unreadable",
                        clients(groups.stream().filter(one -> !one.readable()).toList()))
                .put("monthlyMoney", Money.of(there.stream().mapToDouble(StandingGroup::monthlyFee)))
                .put("stillToCome", Money.of(there.stream().mapToDouble(StandingGroup::residual)));
        health(doc.putArray("health"), there);
        segments(doc.putArray("segments"), there);
        deadlines(doc.putArray("deadlines"), now.deadlines());
        pipeline(doc.putObject("pipeline"), groups, there);
        new ActionRows(catalogue, now.open(), now.outcomes(), proposed).put(doc);
    }

    /** What was reported after one day and until another, by playbook and action. */
    ObjectNode reported(LocalDate from, LocalDate to, Catalogue catalogue) {
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        new ActionRows(catalogue, List.of(), outcomes.tallies(from, to), Proposed.of(List.of(), List.of())).put(doc);
        return doc;
    }

    private static void health(ArrayNode json, List<StandingGroup> there) {
        by(there, StandingGroup::healthWord)
                .forEach((health, some) -> json.addObject()
                        .put("health", health)
                        .put("clients", clients(some))
                        .put("monthlyMoney", Money.of(some.stream().mapToDouble(StandingGroup::monthlyFee)))
                        .put("stillToCome", Money.of(some.stream().mapToDouble(StandingGroup::residual))));
    }

    private static void segments(ArrayNode json, List<StandingGroup> there) {
        by(there, StandingGroup::segmentWord).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<StandingGroup>> one) -> -one.getValue().stream()
                                .mapToDouble(StandingGroup::residual)
                                .sum())
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> {
                    List<StandingGroup> some = one.getValue();
                    ObjectNode segment = json.addObject()
                            .put("segment", one.getKey())
                            .put("clients", clients(some))
                            .put("lifetime", Money.of(some.stream().mapToDouble(StandingGroup::lifetime)))
                            .put("stillToCome", Money.of(some.stream().mapToDouble(StandingGroup::residual)))
                            .put("monthlyMoney", Money.of(some.stream().mapToDouble(StandingGroup::monthlyFee)));
                    ArrayNode tiers = segment.putArray("tiers");
                    by(some, StandingGroup::tierWord)
                            .forEach((tier, ofTier) ->
                                    tiers.addObject().put("tier", tier).put("clients", clients(ofTier)));
                });
    }

    private static void deadlines(ArrayNode json, List<Deadline> deadlines) {
        deadlines.forEach(one -> json.addObject()
                .put("days", one.days())
                .put("clients", one.clients())
                .put("assumed", one.assumed())
                .put("monthlyMoney", Money.of(one.monthlyFee()))
                .put("stillToCome", Money.of(one.residual())));
    }

    private static void pipeline(ObjectNode json, List<StandingGroup> groups, List<StandingGroup> there) {
        Predicate<StandingGroup> red = one -> one.healthWord().equals("red");
        List<StandingGroup> ending =
                there.stream().filter(StandingGroup::isEnding).toList();
        List<StandingGroup> atRisk =
                there.stream().filter(red.and(one -> !one.isEnding())).toList();
        json.put("prospects", clients(prospects(groups)))
                .put("ending", clients(ending))
                .put("endingMonthlyMoney", Money.of(ending.stream().mapToDouble(StandingGroup::monthlyFee)))
                .put("red", clients(atRisk))
                .put("redMonthlyMoney", Money.of(atRisk.stream().mapToDouble(StandingGroup::monthlyFee)));
    }

    private static List<StandingGroup> prospects(List<StandingGroup> groups) {
        return groups.stream().filter(StandingGroup::isProspect).toList();
    }

    private static int clients(Collection<StandingGroup> groups) {
        return groups.stream().mapToInt(StandingGroup::clients).sum();
    }

    private static Map<String, List<StandingGroup>> by(
            List<StandingGroup> groups, Function<StandingGroup, String> word) {
        return groups.stream().collect(Collectors.groupingBy(word, TreeMap::new, Collectors.toList()));
    }
}
