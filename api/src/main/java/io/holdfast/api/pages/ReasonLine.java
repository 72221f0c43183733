package io.holdfast.api.pages;

import io.holdfast.decision.Factor;
import io.holdfast.decision.Factors;
import io.holdfast.decision.Recommendation;
import io.holdfast.decision.RuleReading;
import io.holdfast.rulebook.ConditionReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One recommendation as a line that reads aloud as English, with the panel that says why.
 *
 * @param span the time that the worth is counted over; empty where the book does not tell
 * @param sum the score as a short sum
 * @param terms each number of the sum with where it comes from
 */
public record ReasonLine(
        int rank,
        String title,
        String because,
        String worth,
        String currency,
        String span,
        Day due,
        String owner,
        List<Rule> rules,
        String sum,
        List<Term> terms) {

    /** A rule that proposed it. */
    public record Rule(RuleLink rule, List<Condition> conditions) {}

    /**
     * One condition of the rule: what the fact is beside what it had to be.
     *
     * @param detail whether the sentence only narrows the one before it
     * @param again whether the sentence stands in the line above already, and this is more of what it asks
     */
    public record Condition(
            boolean held,
            String text,
            boolean detail,
            boolean again,
            String fact,
            String actual,
            boolean unknown,
            String needed) {}

    /** One number of the score. */
    public record Term(String name, String value, String origin) {}

    static ReasonLine of(Recommendation one, BookLens lens) {
        return new ReasonLine(
                one.rank(),
                lens.about(one.title(), one.offer()),
                Optional.ofNullable(one.because()).orElse(""),
                PageText.delta(one.score()),
                lens.currency(),
                WorthSpan.of(one.action(), one.offer() == null ? "" : one.offer(), lens.catalogue()),
                lens.text().away(one.dueBy()),
                PageText.owner(one.owner()),
                Optional.ofNullable(one.rules()).orElse(List.of()).stream()
                        .map(rule -> rule(rule, lens))
                        .toList(),
                sum(one.factors(), one.score()),
                terms(one.factors()));
    }

    private static Rule rule(RuleReading reading, BookLens lens) {
        List<Condition> conditions = new ArrayList<>();
        String before = "";
        for (ConditionReading one : reading.conditions()) {
            conditions.add(condition(one, one.text().equals(before), lens));
            before = one.text();
        }
        return new Rule(lens.rules().at(reading.rule(), reading.file(), reading.line()), conditions);
    }

    private static Condition condition(ConditionReading one, boolean again, BookLens lens) {
        String actual = FactWords.value(one.fact(), one.actual(), lens.text());
        return new Condition(
                one.held(),
                RuleWords.plain(one.text()),
                RuleWords.isDetail(one.text()),
                again,
                FactWords.name(one.fact()),
                actual,
                actual.equals(PageText.UNKNOWN),
                one.needed());
    }

    private static String sum(Factors factors, double score) {
        String net = PageText.rate(factors.likelihood().value()) + " × "
                + PageText.money(factors.worth().value()) + " − "
                + PageText.money(factors.cost().value());
        boolean weighted = factors.weight().value() != 1;
        return (weighted ? PageText.rate(factors.weight().value()) + " × (" + net + ")" : net) + " = "
                + PageText.money(score);
    }

    /** A weight of 1 changes nothing and says nothing. */
    private static List<Term> terms(Factors factors) {
        List<Term> terms = new ArrayList<>();
        terms.add(rate("likelihood", factors.likelihood()));
        terms.add(money("worth", factors.worth()));
        terms.add(money("cost", factors.cost()));
        if (factors.weight().value() != 1) {
            terms.add(rate("weight", factors.weight()));
        }
        return terms;
    }

    private static Term rate(String name, Factor factor) {
        return new Term(name, PageText.rate(factor.value()), factor.origin());
    }

    private static Term money(String name, Factor factor) {
        return new Term(name, PageText.money(factor.value()), factor.origin());
    }
}
