package io.holdfast.rulebook;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.Period;
import io.holdfast.catalogue.Service;
import io.holdfast.client.FactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of a book as logic, as far as they are needed, with what the rest of the book says of the facts they ask for. */
final class BookLogic {

    private final Catalogue catalogue;
    private final List<Rule> all;
    private final Map<Rule, Rule> firsts;
    private final CheckMemory memory;
    private final Map<String, Room> rooms = new HashMap<>();
    private final IdentityHashMap<Rule, RuleLogic> logics = new IdentityHashMap<>();
    private final IdentityHashMap<RuleLogic, Implication> implications = new IdentityHashMap<>();
    private final Consistency consistency = new Consistency(rooms);
    private final Map<String, Set<String>> concluded = new LinkedHashMap<>();
    private final Set<String> recommended = new LinkedHashSet<>();
    private final Map<String, Logic> given = new HashMap<>();
    private final List<Logic> openings = new ArrayList<>();
    private final Map<Object, List<RuleLogic>> bySubject = new HashMap<>();

    BookLogic(Catalogue catalogue, List<Rule> rules) {
        this(catalogue, rules, Map.of(), new CheckMemory());
    }

    /**
     * @param firsts for each rule, itself as it was first read
     */
    BookLogic(Catalogue catalogue, List<Rule> rules, Map<Rule, Rule> firsts, CheckMemory memory) {
        this.catalogue = catalogue;
        this.all = rules;
        this.firsts = firsts;
        this.memory = memory;
        for (Rule rule : rules) {
            rule.then().forEach(this::said);
        }
        memory.begin(catalogue, recommended, concluded);
    }

    /** The book where some rules say nothing; empty where the others say as much. */
    Optional<BookLogic> without(Set<Rule> some) {
        if (some.isEmpty()) {
            return Optional.empty();
        }
        List<Rule> others = all.stream().filter(rule -> !some.contains(rule)).toList();
        BookLogic rest = new BookLogic(catalogue, others);
        return rest.recommended.equals(recommended) && rest.concluded.equals(concluded)
                ? Optional.empty()
                : Optional.of(rest);
    }

    private void said(Saying saying) {
        Optional<String> word = saying.verb().text(0);
        if (word.isPresent() && saying.verb().name().equals("recommend")) {
            recommended.add(word.get());
        } else if (word.isPresent() && saying.verb().name().equals("signal")) {
            saying.verb()
                    .text(1)
                    .ifPresent(value -> concluded
                            .computeIfAbsent(word.get(), any -> new LinkedHashSet<>())
                            .add(value));
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    List<Rule> all() {
        return all;
    }

    /** Every rule as logic, whether it was needed before or not. */
    List<RuleLogic> rules() {
        return all.stream().map(this::logic).toList();
    }

    RuleLogic logic(Rule rule) {
        return logics.computeIfAbsent(rule, any -> new RuleLogic(rule, rooms));
    }

    /** A rule prepared to be compared with others. */
    Implication implication(RuleLogic rule) {
        return implications.computeIfAbsent(
                rule, any -> new Implication(rule, given(rule), openings(rule), consistency));
    }

    /** What every client has an opening of, where a rule asks that there be none. */
    private List<Logic> openings(RuleLogic rule) {
        if (rule.absent().stream().noneMatch(absent -> absent.type() == FactType.OPENING)) {
            return List.of();
        }
        if (openings.isEmpty()) {
            String name = RuleLogic.none(FactType.OPENING);
            catalogue.services().values().forEach(service -> openings.add(opening(name, service)));
        }
        return openings;
    }

    /** What is known about a rule, from this build or an earlier one. */
    Verdict verdict(Rule rule) {
        return memory.verdict(firsts.getOrDefault(rule, rule), () -> new Verdict(implication(logic(rule))));
    }

    CheckMemory memory() {
        return memory;
    }

    /** The rules that speak of a signal, an action and offer, or of what is held back. */
    List<RuleLogic> about(Object subject) {
        if (bySubject.isEmpty()) {
            for (RuleLogic logic : rules()) {
                for (Saying saying : logic.rule().then()) {
                    bySubject
                            .computeIfAbsent(Saids.subject(saying, logic), any -> new ArrayList<>())
                            .add(logic);
                }
            }
        }
        return bySubject.getOrDefault(subject, List.of());
    }

    Consistency consistency() {
        return consistency;
    }

    /** The actions that some rule recommends. */
    Set<String> recommended() {
        return recommended;
    }

    /** The values that some rule concludes of a signal. */
    Set<String> concluded(String signal) {
        return concluded.getOrDefault(signal, Set.of());
    }

    /** What the book says of the facts that a rule matches: a candidate is of an action that some rule recommends. */
    private List<Logic> given(RuleLogic rule) {
        List<Logic> known = new ArrayList<>();
        rule.there().forEach((name, type) -> given(name, type).ifPresent(known::add));
        return known;
    }

    /** Likewise of one fact. */
    Optional<Logic> given(String name, FactType type) {
        if (type == FactType.CANDIDATE) {
            return Optional.of(given.computeIfAbsent(
                    name,
                    any -> Logic.any(catalogue.actions().values().stream()
                            .filter(action -> recommended.contains(action.id()))
                            .map(action -> candidate(name, action))
                            .toList())));
        } else if (type == FactType.OPENING) {
            return Optional.of(given.computeIfAbsent(
                    name,
                    any -> Logic.any(catalogue.services().values().stream()
                            .map(service -> opening(name, service))
                            .toList())));
        } else if (type == FactType.SIGNAL) {
            return Optional.of(given.computeIfAbsent(name, this::signal));
        } else if (type == FactType.CONTACT) {
            return Optional.of(given.computeIfAbsent(name, this::contact));
        }
        return Optional.empty();
    }

    /** A signal has one of the values that rules conclude. */
    private Logic signal(String name) {
        if (name.startsWith(Names.SIGNAL)) {
            Set<String> values = concluded(name.substring(Names.SIGNAL.length()));
            return new Logic.Leaf(name + "|signal.value", Room.among(values));
        }
        return Logic.any(concluded.entrySet().stream()
                .map(signal -> Logic.all(List.of(
                        is(name + "|signal.name", signal.getKey()),
                        new Logic.Leaf(name + "|signal.value", Room.among(signal.getValue())))))
                .toList());
    }

    /** A contact is of the kind and playbook that the catalogue says of its action, or of an action it no longer holds. */
    private Logic contact(String name) {
        String prefix = name + "|contact.";
        List<Logic> known = new ArrayList<>();
        for (Action action : catalogue.actions().values()) {
            known.add(Logic.all(List.of(
                    is(prefix + "action", action.id()),
                    is(prefix + "kind", action.kind().word()),
                    is(prefix + "playbook", action.playbook()))));
        }
        known.add(Logic.all(List.of(
                new Logic.Leaf(
                        prefix + "action",
                        Room.among(catalogue.actions().keySet()).not()),
                new Logic.Leaf(prefix + "kind", Room.unknown(FactKind.TEXT)),
                new Logic.Leaf(prefix + "playbook", Room.unknown(FactKind.TEXT)))));
        return Logic.any(known);
    }

    /** What every candidate of an action has in common. */
    Logic candidate(String name, Action action) {
        String prefix = name + "|candidate.";
        Integer limit = catalogue.book().limits().get(action.kind());
        return Logic.all(List.of(
                is(prefix + "action", action.id()),
                is(prefix + "kind", action.kind().word()),
                is(prefix + "playbook", action.playbook()),
                is(prefix + "effect", action.effect().word()),
                is(prefix + "restDays", action.restDays()),
                limit == null
                        ? new Logic.Leaf(prefix + "limit", Room.unknown(FactKind.WHOLE))
                        : is(prefix + "limit", limit)));
    }

    /** What the opening of a service is for every client, and what it can be for none. */
    Logic opening(String name, Service service) {
        String prefix = name + "|opening.";
        List<Logic> known = new ArrayList<>(List.of(
                is(prefix + "service", service.id()),
                is(prefix + "name", service.name()),
                is(prefix + "core", service.core()),
                is(prefix + "period", service.period().word()),
                is(prefix + "price", service.price()),
                is(prefix + "entry", rung(service) == 1),
                below(service)
                        .map(below -> is(prefix + "below", below.id()))
                        .orElseGet(() -> new Logic.Leaf(prefix + "below", Room.unknown(FactKind.TEXT)))));
        never(known, prefix + "adjacent", service.adjacentTo().isEmpty());
        never(known, prefix + "extra", service.extraOf().isEmpty());
        never(known, prefix + "bigger", service.biggerOf().isEmpty());
        never(
                known,
                prefix + "smaller",
                catalogue.services().values().stream()
                        .noneMatch(other -> other.biggerOf().contains(service.id())));
        never(known, prefix + "nextRung", rung(service) < 2);
        never(known, prefix + "topRung", rung(service) < 1);
        never(known, prefix + "solvesNeed", service.solves().isEmpty());
        if (service.segments().isEmpty()) {
            known.add(is(prefix + "inSegment", true));
        }
        Logic listed = new Logic.Leaf("?" + Names.CLIENT + "|services contains " + service.id(), Room.TRUE);
        known.add(Logic.any(List.of(listed.not(), is(prefix + "owned", true))));
        if (service.period() == Period.MONTH) {
            known.add(Logic.any(List.of(listed, is(prefix + "owned", false))));
        }
        known.add(Logic.any(List.of(is(prefix + "nextRung", false), is(prefix + "owned", false))));
        known.add(Logic.any(List.of(is(prefix + "topRung", false), is(prefix + "owned", true))));
        return Logic.all(known);
    }

    private static void never(List<Logic> known, String key, boolean never) {
        if (never) {
            known.add(is(key, false));
        }
    }

    private static Logic is(String key, Object value) {
        return new Logic.Leaf(key, Room.only(value));
    }

    private Optional<Service> below(Service service) {
        return catalogue.services().values().stream()
                .filter(other -> rung(service) > 1
                        && String.valueOf(service.ladder()).equals(other.ladder())
                        && rung(other) == rung(service) - 1)
                .findFirst();
    }

    private static int rung(Service service) {
        Integer rung = service.rung();
        return rung == null ? 0 : rung;
    }
}
