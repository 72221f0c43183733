package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting first and telling afterwards comes to what trying every match of every rule tells. */
class NearMissesTest {

    private static final List<List<String>> JOINED = List.of(
            List.of(
                    "$o : Opening( owned == false )",
                    "accumulate( Purchase( service == $o.service ); $n : count(1); $n >= 2 )"),
            List.of(
                    "$o : Opening( price > 5 )",
                    "accumulate( Purchase( service == $o.service, $a : amount, amount != null ); $s : sum($a); $s > 40"
                            + " )"),
            List.of(
                    "$p : Purchase( $a : amount )",
                    "accumulate( Purchase( service != $p.service, $each : amount ); $m : max($each); $m < $a )"),
            List.of(
                    "$p : Purchase( $a : amount, $d : daysAgo, daysAgo < 9 )",
                    "not Purchase( service == $p.service, amount > $a, daysAgo != $d )"),
            List.of("$p : Purchase( $d : daysAgo, $d > 5, $d < 9 )", "exists Purchase( daysAgo < $d, amount > 20 )"),
            List.of(
                    "$c : Client( $n : feedback.nps, loyalty.visits > 3 )",
                    "$p : Purchase( daysAgo > $n )",
                    "Opening( service == $p.service, owned == true, price > $c.loyalty.visits )"),
            List.of(
                    "Client( tenureMonths > 6 )",
                    "Purchase( $x : amount )",
                    "Purchase( amount == $x, service == \"small\" )"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatARuleMissedIsWhatTryingEveryMatchTells(long seed) {
        RuleBook book = ChecksAreProofsTest.book(seed);
        List<FactSet> clients = ChecksAreProofsTest.factSets(book, seed, 60);
        for (Rule rule : book.rules().stream().filter(NearMissesTest::proposes).toList()) {
            Shortfalls shortfalls = new Shortfalls(Map.of("act", List.of(rule)));
            for (FactSet facts : clients) {
                assertThat(new NearMisses(shortfalls, client(facts), facts).of("act"))
                        .as(rule.whenWords().toString())
                        .contains(tried(rule, facts));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void theFirstOfTheRulesThatMissedLeastIsTold(long seed) {
        RuleBook book = ChecksAreProofsTest.book(seed);
        List<Rule> proposing =
                book.rules().stream().filter(NearMissesTest::proposes).toList();
        for (FactSet facts : ChecksAreProofsTest.factSets(book, seed, 60)) {
            for (int from = 0; from + 7 < proposing.size(); from += 7) {
                List<Rule> some = proposing.subList(from, from + 7);
                Optional<NearMiss> least = some.stream()
                        .map(rule -> tried(rule, facts))
                        .min(Comparator.comparingInt(miss -> miss.failed().size()));
                assertThat(new NearMisses(new Shortfalls(Map.of("act", some)), client(facts), facts).of("act"))
                        .isEqualTo(least);
            }
        }
    }

    @Test
    void rulesOfFactsThatMustFitEachOtherAreNoOthers() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < JOINED.size(); i++) {
            rules.append(SmallBook.acting("R" + i, String.join("\n    ", JOINED.get(i))));
        }
        RuleBook book = ChecksAreProofsTest.book(rules.toString());
        for (FactSet facts : ChecksAreProofsTest.factSets(book, 7, 500)) {
            for (Rule rule :
                    book.rules().stream().filter(NearMissesTest::proposes).toList()) {
                assertThat(new NearMisses(new Shortfalls(Map.of("act", List.of(rule))), client(facts), facts).of("act"))
                        .contains(tried(rule, facts));
            }
        }
    }

    private static boolean proposes(Rule rule) {
        return rule.actions().contains("act");
    }

    private static Client client(FactSet facts) {
        return (Client) facts.of(FactType.CLIENT).get(0);
    }

    private static NearMiss tried(Rule rule, FactSet facts) {
        return new NearMiss(
                rule.name(),
                rule.at(),
                NearMissSearch.missed(rule, facts).stream()
                        .map(missed -> missed.shown().get())
                        .toList());
    }
}
