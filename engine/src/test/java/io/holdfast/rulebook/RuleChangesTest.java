package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a changed rule, and what does not. */
class RuleChangesTest {

    private static final String TABLE = """
            RuleTable Long with us,,,
            CONDITION,CONDITION,ACTION,ACTION
            Client,Client,,
            tenureMonths >= $param,tenureMonths < $param,"decision.recommend(""$param"")",".because(""$param"");"
            months from,months under,recommend,because
            1,6,act,young
            6,12,act,grown
            12,24,act,old
            """;
    private static final String SENTENCES = """
            [when]The client has been here a while=Client( tenureMonths >= 6 )
            [then]Act=decision.recommend("act").because("so");
            """;
    private static final String SAID =
            "rule \"Said\"\nwhen\n    The client has been here a while\nthen\n    Act\nend\n";

    private static List<RuleChange> changes(SmallBook before, SmallBook after) {
        return after.compiled().changesSince(before.compiled());
    }

    private static SmallBook tables(String text) {
        return new SmallBook().with("retention/long.drl.csv", text);
    }

    private static SmallBook said(String vocabulary, String rule) {
        return new SmallBook().with("vocabulary.dsl", vocabulary).with("retention/said.dslr", rule);
    }

    @Test
    void nothingChangesWhereRulesOnlyStandElsewhere() {
        String two = SmallBook.acting("One", "Client( tenureMonths > 1 )")
                + SmallBook.acting("Two", "Client( tenureMonths > 2 )");
        String turned = "\n// moved\n" + SmallBook.acting("Two", "Client( tenureMonths > 2 )")
                + SmallBook.acting("One", "Client( tenureMonths > 1 )");

        assertThat(changes(
                        new SmallBook().with("retention/a.drl", two), new SmallBook().with("retention/b.drl", turned)))
                .isEmpty();
    }

    @Test
    void aRowThatComesInBetweenIsTheOnlyChangeThoughAllBelowItMove() {
        List<RuleChange> changes =
                changes(tables(TABLE), tables(TABLE.replace("6,12,act,grown\n", "6,9,act,half\n6,12,act,grown\n")));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.before()).isEmpty();
            assertThat(change.card().at().line()).isEqualTo(7);
        });
    }

    @Test
    void aCellThatChangesSaysWhatItWas() {
        List<RuleChange> changes = changes(tables(TABLE), tables(TABLE.replace("6,12,act,grown", "6,18,act,grown")));

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.words()).singleElement().satisfies(words -> {
                    assertThat(words.before()).isEqualTo("months under 12");
                    assertThat(words.after()).isEqualTo("months under 18");
                }));
    }

    @Test
    void aRuleThatIsGoneAndOneThatIsNewAreTold() {
        List<RuleChange> changes = changes(
                new SmallBook().with("retention/a.drl", SmallBook.acting("Old", "Client( tenureMonths > 1 )")),
                new SmallBook().with("retention/a.drl", SmallBook.acting("New", "Client( tenureMonths > 1 )")));

        assertThat(changes)
                .extracting(
                        change -> change.card().name(),
                        change -> change.before().isPresent())
                .containsExactlyInAnyOrder(tuple("Old", true), tuple("New", false));
    }

    @Test
    void aSentenceThatMeansSomethingElseChangesItsRulesThoughTheirWordsStay() {
        List<RuleChange> changes = changes(said(SENTENCES, SAID), said(SENTENCES.replace(">= 6", ">= 9"), SAID));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.card().name()).isEqualTo("Said");
            assertThat(change.words()).isEmpty();
        });
    }

    @Test
    void aDayFromWhichARuleHoldsIsAChange() {
        List<RuleChange> changes = changes(
                new SmallBook().with("retention/a.drl", SmallBook.acting("Old", "Client( tenureMonths > 1 )")),
                new SmallBook()
                        .with(
                                "retention/a.drl",
                                SmallBook.acting("Old", "Client( tenureMonths > 1 )")
                                        .replace("when\n", "    date-effective \"01-Apr-2026\"\nwhen\n")));

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.words())
                        .containsExactly(new Rewording("always in force", "in force from 2026-04-01")));
    }
}
