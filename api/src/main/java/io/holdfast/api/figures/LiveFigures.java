package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures that are counted whenever they are asked for, because that takes no time. */
final class LiveFigures {

    private final StandingFiguresStore standings;
    private final OutcomeStore outcomes;

    LiveFigures(StandingFiguresStore standings, OutcomeStore outcomes) {
        this.standings = standings;
        this.outcomes = outcomes;
    }

    /** Puts them among the others, in whose place they step. */
    void put(ObjectNode doc, LocalDate from, LocalDate day, Catalogue catalogue, Proposed proposed) {
        List<StandingGroup> groups = standings.groups();
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
        deadlines(doc.putArray("deadlines"), day);
        pipeline(doc.putObject("pipeline"), groups, there);
        new ActionRows(catalogue, standings.open(), outcomes.tallies(from, day), proposed).put(doc);
    }

    /** What was reported after one day and until another, by playbook and action. */
    ObjectNode reported(LocalDate from, LocalDate to, Catalogue catalogue) {
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        new ActionRows(catalogue, List.of(), outcomes.tallies(from, to), Proposed.of(List.of(), List.of())).put(doc);
        return doc;
    }

    /** How many clients who are there are in which health, best known first. */
    List<HealthCount> health(LocalDate day) {
        return by(standings.groups().stream().filter(StandingGroup::isThere).toList(), StandingGroup::healthWord)
                .entrySet()
                .stream()
                .map(one -> new HealthCount(
                        day,
                        one.getKey(),
                        clients(one.getValue()),
                        one.getValue().stream()
                                .mapToDouble(StandingGroup::monthlyFee)
                                .sum(),
                        one.getValue().stream()
                                .mapToDouble(StandingGroup::residual)
                                .sum(),
                        false))
                .toList();
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

    private void deadlines(ArrayNode json, LocalDate day) {
        standings
                .deadlines(day)
                .forEach(one -> json.addObject()
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
