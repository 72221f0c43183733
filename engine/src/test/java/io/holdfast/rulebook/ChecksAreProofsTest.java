package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.Contacts;
import io.holdfast.catalogue.Openings;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checks say of random rules is held against thousands of random clients, rule by rule, without any network. */
class ChecksAreProofsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

    /** A book of random rules. */
    static RuleBook book(long seed) {
        return book(new RandomRules(seed).rules(500));
    }

    /** A book of some rules that recommend something. */
    static RuleBook book(String rules) {
        String conclude = "    decision.signal(\"health\", \"%s\").because(\"so\");\n";
        return new SmallBook()
                .with("actions.csv", SmallBook.ACTIONS + SmallBook.SELL)
                .with(
                        "services.csv",
                        SmallBook.SERVICES
                                + "small,Small,true,steps,1,10,once,0.5,,,,,\n"
                                + "large,Large,true,steps,2,30,once,0.5,,,,,\n")
                .with(
                        "signals/health.drl",
                        SmallBook.rule("Green", "Client( feedback.nps >= 9 )", conclude.formatted("green"))
                                + SmallBook.rule("Red", "Client( feedback.nps < 5 )", conclude.formatted("red")))
                .with("retention/random.drl", rules)
                .compiled();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noClientContradictsThem(long seed) {
        RuleBook book = book(seed);
        BookLogic logic = new BookLogic(book.catalogue(), book.rules());
        ImpossibleRules impossible = new ImpossibleRules(logic, new Diagnostics());
        List<RuleLogic> never =
                logic.rules().stream().filter(impossible::isImpossible).toList();
        List<RedundantRules.Pair> pairs = new RedundantRules(logic, new Diagnostics()).pairs();
        assertThat(never).as("a proof of nothing is no proof").hasSizeGreaterThan(40);
        assertThat(pairs).hasSizeGreaterThan(40);

        for (FactSet facts : factSets(book, seed, 3_000)) {
            for (RuleLogic rule : never) {
                assertThat(holds(rule.rule(), facts))
                        .as(rule.rule().whenWords().toString())
                        .isFalse();
            }
            for (RedundantRules.Pair pair : pairs) {
                if (holds(pair.rule(), facts)) {
                    assertThat(holds(pair.by(), facts))
                            .as(pair.rule().whenWords() + " implies "
                                    + pair.by().whenWords())
                            .isTrue();
                }
            }
        }
    }

    private static boolean holds(Rule rule, FactSet facts) {
        return PlainEvaluator.first(rule.when(), facts, new Bindings(), new Bindings()) != null;
    }

    /** What playbooks see of random clients. */
    static List<FactSet> factSets(RuleBook book, long seed, int count) {
        Random random = new Random(seed);
        ClientReader reader = new ClientReader(book.catalogue().book());
        List<FactSet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Client client = reader.read(facts(random), AS_OF).fold(read -> read, problems -> {
                throw new AssertionError(problems.toString());
            });
            Client seen = client.with(
                    Contacts.of(book.catalogue(), client),
                    book.valuation().of(client).facts());
            List<Signal> signals = random.nextBoolean()
                    ? List.of(new Signal("health", random.nextBoolean() ? "green" : "red"))
                    : List.of();
            sets.add(FactSet.of(seen, signals, Openings.of(book.catalogue(), seen)));
        }
        return sets;
    }

    private static ObjectNode facts(Random random) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("id", "C");
        if (random.nextInt(4) > 0) {
            facts.put(
                    "status", List.of("prospect", "active", "ending", "lapsed").get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put("since", AS_OF.minusMonths(random.nextInt(14)).toString());
        }
        if (random.nextInt(4) > 0) {
            facts.putObject("feedback").put("nps", random.nextInt(11));
        }
        if (random.nextInt(4) > 0) {
            facts.putObject("loyalty").put("visits", random.nextInt(13));
        }
        if (random.nextInt(4) > 0) {
            ObjectNode usage = facts.putObject("usage").put("activeUsers", random.nextInt(26));
            if (random.nextBoolean()) {
                usage.put("seats", 20);
            }
        }
        if (random.nextInt(4) > 0) {
            ObjectNode contract = facts.putObject("contract");
            if (random.nextInt(4) > 0) {
                contract.put(
                        "term", List.of("none", "rolling", "annual", "project").get(random.nextInt(4)));
            }
            if (random.nextInt(4) > 0) {
                contract.put("end", AS_OF.plusDays(random.nextInt(100)).toString());
            }
        }
        if (random.nextInt(4) > 0) {
            facts.putObject("delivery").put("teamTrained", random.nextBoolean());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode purchase = facts.withArray("purchases").addObject();
            purchase.put("service", List.of("hosting", "small", "other").get(random.nextInt(3)));
            if (random.nextInt(5) > 0) {
                purchase.put("on", AS_OF.minusDays(random.nextInt(25)).toString());
            }
            if (random.nextInt(3) > 0) {
                purchase.put("amount", 10 * random.nextInt(10));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            facts.withArray("contacts")
                    .addObject()
                    .put("action", List.of("act", "sell-it", "other").get(random.nextInt(3)))
                    .put("on", AS_OF.minusDays(random.nextInt(25)).toString());
        }
        if (random.nextInt(4) > 0) {
            ArrayNode services = facts.putArray("services");
            List.of("hosting", "small").stream()
                    .filter(any -> random.nextBoolean())
                    .forEach(services::add);
        }
        return facts;
    }
}
