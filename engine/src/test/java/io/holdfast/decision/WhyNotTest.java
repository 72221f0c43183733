package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.FailedCondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    @Test
    void whatWasRecommendedNeedsNoReason() {
        assertThat(reasons("ties", "", 5))
                .extracting(NotRecommended::action)
                .doesNotContain("first-tie", "another-tie", "lesser")
                .hasSize(EveryKind.BOOK.catalogue().actions().size() - 3);
    }

    @Test
    void whatRanksBehindTheFirstIsToldItsRank() {
        assertThat(reason("lesser", "ties", "", 2).because())
                .isEqualTo("it ranks 3 of 3, and the first 2 were asked for");
        assertThat(reason("another-tie", "ties", "", 1).because())
                .isEqualTo("it ranks 2 of 3, and the first 1 were asked for");
    }

    @Test
    void whatIsHeldBackIsToldWhy() {
        assertThat(reason("held-one", "held", "'feedback':{'openTickets':9}", 5))
                .isEqualTo(new NotRecommended("held-one", "it is held back: Red", null, null, null, List.of()));
        assertThat(reason("costly", "money", "", 5).because()).isEqualTo("it is held back: costs more than it brings");
    }

    @Test
    void whatNoRuleProposesIsToldTheNearestRuleAndWhatItMissed() {
        assertThat(reason("own-work", "ties", "", 5))
                .isEqualTo(new NotRecommended(
                        "own-work",
                        "one condition of its nearest rule does not hold",
                        "Costs more than it brings",
                        "money/money.dslr",
                        1,
                        List.of(new FailedCondition("The case is money", "attributes.case", "ties", "money", null))));
    }

    @Test
    void itIsSaidOnlyWhenAskedFor() {
        assertThat(EveryKind.decision("ties", "").notRecommended()).isNull();
    }

    private static NotRecommended reason(String action, String itsCase, String facts, int top) {
        return reasons(itsCase, facts, top).stream()
                .filter(one -> one.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static List<NotRecommended> reasons(String itsCase, String facts, int top) {
        Decision decision = new DecisionEngine()
                .decide(EveryKind.BOOK, EveryKind.client(itsCase, facts, TODAY), new Options(top, Explain.FULL));
        return Optional.ofNullable(decision.notRecommended()).orElseThrow();
    }
}
