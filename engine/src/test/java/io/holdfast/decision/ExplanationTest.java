package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.TODAY;
import static io.holdfast.decision.EveryKind.decision;
import static io.holdfast.decision.EveryKind.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.ConditionReading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void sentencesAreGivenInTheAnalystsWords() {
        RuleReading rule =
                rule("words", "'since':'2025-06-01','contract':{'term':'annual'},'feedback':{'openTickets':0}");
        assertThat(rule.file()).isEqualTo("explained/sentences.dslr");
        assertThat(rule.line()).isEqualTo(1);
        assertThat(rule.conditions())
                .containsExactly(
                        new ConditionReading("The case is words", "attributes.case", "words", "words", true),
                        new ConditionReading(
                                "- with at least 6 months of tenure", "tenureMonths", 9, "at least 6", true),
                        new ConditionReading(
                                "- of \"annual\", \"multi-year\"",
                                "contract.term",
                                "annual",
                                "one of annual, multi-year",
                                true),
                        new ConditionReading("The health is green", "health", "green", "green", true));
    }

    @Test
    void rowsOfATableAreGivenByTheirLabels() {
        RuleReading rule =
                rule("table", "'since':'2025-06-01','usage':{'seats':10,'activeUsers':4},'feedback':{'openTickets':0}");
        assertThat(rule.file()).isEqualTo("explained/tables.drl.csv");
        assertThat(rule.line()).isEqualTo(6);
        assertThat(rule.rule()).isEqualTo("Stays_6");
        assertThat(rule.conditions())
                .containsExactly(
                        new ConditionReading("case table", "attributes.case", "table", "table", true),
                        new ConditionReading("months from 6", "tenureMonths", 9, "at least 6", true),
                        new ConditionReading("seat use under 0.5", "usage.seatUse", 0.4, "under 50 %", true),
                        new ConditionReading("health green", "health", "green", "green", true));
    }

    @Test
    void anEmptyCellAsksNothing() {
        assertThat(texts(rule("table", "'feedback':{'openTickets':4}"))).containsExactly("case table", "health amber");
    }

    @Test
    void ofAnOrTheBranchThatHoldsIsTold() {
        assertThat(facts(rule("either", "'feedback':{'nps':9}")))
                .contains("feedback.nps")
                .doesNotContain("relationship.referrals");
        assertThat(facts(rule("either", "'feedback':{'nps':8},'relationship':{'referrals':1}")))
                .contains("relationship.referrals")
                .doesNotContain("feedback.nps");
    }

    @Test
    void anOrOfWhichBothHoldIsOneRecommendationAndBothAreTold() {
        Recommendation both = only(decision("either", "'feedback':{'nps':9},'relationship':{'referrals':1}"));
        assertThat(Optional.ofNullable(both.rules()).orElseThrow())
                .extracting(RuleReading::rule)
                .containsOnly("Either");
    }

    @Test
    void aNotSaysThatThereIsNone() {
        assertThat(rule("none", "").conditions())
                .contains(new ConditionReading(
                        "no service == \"website\", daysAgo < 365", "purchase", "none", "none", true));
    }

    @Test
    void anExistsTellsTheOneItFound() {
        assertThat(rule("one", "'purchases':[{'service':'website','on':'2026-02-01'}]")
                        .conditions())
                .contains(
                        new ConditionReading("service == \"website\"", "purchase.service", "website", "website", true),
                        new ConditionReading("daysAgo < 365", "purchase.daysAgo", 28, "under 365", true));
    }

    @Test
    void aGatheringTellsItsFigures() {
        RuleReading rule = rule(
                "several",
                "'purchases':[{'service':'website','amount':80},{'service':'website','amount':40.5},{'service':'web-app','amount':7}]");
        assertThat(rule.conditions())
                .contains(
                        new ConditionReading("$n >= 2", "purchase", 2L, "at least 2", true),
                        new ConditionReading("$sum > 100", "purchase", 120.5, "over 100", true));
        assertThat(only(decision(
                                "several",
                                "'purchases':[{'service':'website','amount':80},{'service':'website','amount':40.5}]"))
                        .because())
                .isEqualTo("2 times, 120.5 in all");
    }

    @Test
    void aFactComparedWithAnotherNamesBoth() {
        assertThat(rule(
                                "joined",
                                "'loyalty':{'cardStamps':10,'cardSize':10},'contract':{'term':'annual'},'feedback':{'openTickets':0}")
                        .conditions())
                .contains(
                        new ConditionReading(
                                "loyalty.cardStamps >= $client.loyalty.cardSize",
                                "loyalty.cardStamps",
                                10,
                                "at least loyalty.cardSize (10)",
                                true),
                        new ConditionReading(
                                "! ( contract.term == \"rolling\" )", "contract.term", "annual", "not: rolling", true),
                        new ConditionReading(
                                "value in (\"green\", \"amber\")", "health", "green", "one of green, amber", true));
    }

    @Test
    void anUnknownFactIsCalledUnknown() {
        assertThat(rule("unknown", "").conditions())
                .contains(
                        new ConditionReading("segment == null", "segment", "unknown", "unknown", true),
                        new ConditionReading(
                                "region == null || region not in (\"north\", \"south\")",
                                "region",
                                "unknown",
                                "unknown",
                                true));
        assertThat(rule("unknown", "'region':'east'").conditions())
                .extracting(ConditionReading::needed)
                .contains("none of north, south");
    }

    @Test
    void withoutBeingAskedForItIsLeftOut() {
        Decision plain = new DecisionEngine()
                .decide(EveryKind.BOOK, EveryKind.client("ties", "", TODAY), new Options(5, Explain.NONE));
        assertThat(plain.recommendations()).allMatch(one -> one.rules() == null && one.because() != null);
        assertThat(DecisionJson.line(plain)).doesNotContain("conditions");
    }

    private static RuleReading rule(String itsCase, String facts) {
        List<RuleReading> rules =
                Optional.ofNullable(only(decision(itsCase, facts)).rules()).orElseThrow();
        assertThat(rules.get(0).conditions()).allMatch(ConditionReading::held);
        return rules.get(0);
    }

    private static List<String> texts(RuleReading rule) {
        return rule.conditions().stream().map(ConditionReading::text).toList();
    }

    private static List<String> facts(RuleReading rule) {
        return rule.conditions().stream().map(ConditionReading::fact).toList();
    }
}
