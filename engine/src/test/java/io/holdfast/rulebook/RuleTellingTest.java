package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made ready for all clients tells of a firing what asking every comparison again tells. */
class RuleTellingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRuleThatFiredIsToldAsIfEveryComparisonWereAskedAgain(long seed) {
        RuleBook book = ChecksAreProofsTest.book(seed);
        List<FactSet> clients = ChecksAreProofsTest.factSets(book, seed, 60);
        int told = 0;
        for (Rule rule : book.rules()) {
            RuleTelling telling = new RuleTelling(rule);
            for (FactSet facts : clients) {
                for (PlainEvaluator.Solution fired : PlainEvaluator.solve(rule.when(), facts, new Bindings())) {
                    assertThat(telling.of(facts, fired.bindings()))
                            .as(rule.whenWords().toString())
                            .isEqualTo(together(telling, facts, fired.bindings()));
                    for (Element part : rule.when()) {
                        if (part instanceof Element.Pattern pattern
                                && !pattern.conditions().isEmpty()) {
                            assertThat(prepared(telling, pattern, fired))
                                    .as(rule.whenWords().toString())
                                    .isEqualTo(asked(pattern, fired));
                            told++;
                        }
                    }
                }
            }
        }
        assertThat(told).isPositive();
    }

    /** The way of rules whose parts concern each other. */
    private static List<ConditionReading> together(RuleTelling telling, FactSet facts, Bindings named) {
        List<ConditionReading> readings = new ArrayList<>();
        assertThat(Explanation.tell(telling, facts, named, readings)).isTrue();
        return readings;
    }

    private static List<ConditionReading> prepared(
            RuleTelling telling, Element.Pattern pattern, PlainEvaluator.Solution fired) {
        List<ConditionReading> readings = new ArrayList<>();
        telling.of(pattern).tell(fired.matched().of(pattern), fired.bindings(), readings);
        return readings;
    }

    private static List<ConditionReading> asked(Element.Pattern pattern, PlainEvaluator.Solution fired) {
        Optional<String> signal = Traces.signalName(pattern);
        Object matched = Objects.requireNonNull(fired.matched().of(pattern));
        return pattern.conditions().stream()
                .filter(condition -> signal.isEmpty() || !Traces.isNameOfSignal(condition.test()))
                .flatMap(condition ->
                        asked(condition.test(), false, new Asked(condition.words(), signal, matched, fired.bindings())))
                .toList();
    }

    private record Asked(String words, Optional<String> signal, Object fact, Bindings bindings) {}

    private static Stream<ConditionReading> asked(Test test, boolean isNegated, Asked of) {
        if (test instanceof Test.All all) {
            return all.parts().stream().flatMap(part -> asked(part, isNegated, of));
        } else if (test instanceof Test.Any any) {
            List<Test> held = any.parts().stream()
                    .filter(part -> part.holds(of.fact(), of.bindings()) != isNegated)
                    .toList();
            return (held.isEmpty() ? any.parts() : held).stream().flatMap(part -> asked(part, isNegated, of));
        } else if (test instanceof Test.Opposite opposite) {
            return asked(opposite.part(), !isNegated, of);
        }
        return Stream.of(new Phrase(of.words(), test, of.signal(), isNegated).of(of.fact(), of.bindings()));
    }
}
