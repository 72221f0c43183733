package io.holdfast.judges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;

/** Asks every judge about the same clients until one says otherwise than the first. */
final class Hearing {

    private final DecisionEngine engine = new DecisionEngine();
    private final List<RuleCard> rules;
    private final List<Judge> judges;
    private final ClientReader reader;

    Hearing(RuleBook book, List<Judge> judges) {
        this.rules = book.cards();
        this.judges = List.copyOf(judges);
        this.reader = new ClientReader(book.catalogue().book());
    }

    Verdict hear(IntFunction<Case> cases, int clients, Progress progress) {
        Set<RuleCard> silent = new HashSet<>(rules);
        int heard = 0;
        for (int number = 1; heard < clients; number++) {
            if (!progress.heard(heard, clients)) {
                throw new CancellationException("after " + heard + " clients");
            }
            Case one = cases.apply(number);
            Optional<Client> client = client(one);
            if (client.isPresent()) {
                heard++;
                List<Testimony> testimonies = testimonies(client.get());
                if (disagree(testimonies)) {
                    return disagreement(heard, one);
                }
                testimonies.get(0).statements().forEach(said -> silent.remove(said.rule()));
            }
        }
        return new Verdict.Agreed(heard, rules.stream().filter(silent::contains).toList());
    }

    private Optional<Client> client(Case one) {
        return reader.read(one.facts(), one.asOf()).fold(Optional::of, contradiction -> Optional.empty());
    }

    private List<Testimony> testimonies(Client client) {
        return judges.stream().map(judge -> Testimony.of(engine, judge, client)).toList();
    }

    private static boolean disagree(List<Testimony> testimonies) {
        return testimonies.stream()
                .anyMatch(
                        one -> !one.equals(testimonies.get(0)) || one.failure().isPresent());
    }

    private Verdict disagreement(int heard, Case found) {
        Case smallest = smallest(found);
        List<Testimony> testimonies = testimonies(client(smallest).orElseThrow());
        Optional<RuleCard> rule = testimonies.stream()
                .flatMap(one -> testimonies.get(0).firstDifference(one).stream())
                .findFirst();
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (int i = 0; i < judges.size(); i++) {
            Testimony testimony = testimonies.get(i);
            said.put(
                    judges.get(i).name(),
                    rule.map(testimony::by)
                            .orElseGet(() ->
                                    List.of(testimony.failure().orElseGet(() -> "answers " + testimony.answer()))));
        }
        return new Verdict.Disagreed(heard, smallest.facts().toString(), smallest.asOf(), rule, said);
    }

    /** The case without whatever can be left out while the judges still disagree. */
    private Case smallest(Case found) {
        Case smallest = found;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (ObjectNode fewer : withoutOne(smallest.facts())) {
                Case candidate = new Case(fewer, smallest.asOf());
                if (client(candidate)
                        .map(client -> disagree(testimonies(client)))
                        .orElse(false)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** The facts with one fact, group or entry left out, each in turn. */
    private static List<ObjectNode> withoutOne(ObjectNode facts) {
        List<ObjectNode> all = new ArrayList<>();
        facts.fieldNames().forEachRemaining(name -> {
            if (!name.equals("id")) {
                ObjectNode fewer = facts.deepCopy();
                fewer.remove(name);
                all.add(fewer);
                inside(facts.get(name), part -> {
                    ObjectNode changed = facts.deepCopy();
                    changed.set(name, part);
                    all.add(changed);
                });
            }
        });
        return all;
    }

    private static void inside(JsonNode value, java.util.function.Consumer<JsonNode> fewer) {
        if (value instanceof ObjectNode group) {
            group.fieldNames()
                    .forEachRemaining(name -> fewer.accept(group.deepCopy().without(name)));
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                ArrayNode shorter = list.deepCopy();
                shorter.remove(i);
                fewer.accept(shorter);
                int at = i;
                inside(list.get(i), part -> {
                    ArrayNode changed = list.deepCopy();
                    changed.set(at, part);
                    fewer.accept(changed);
                });
            }
        }
    }
}
