package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.TODAY;
import static io.holdfast.decision.EveryKind.decision;
import static io.holdfast.decision.EveryKind.recommended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void nothingIsHeldBackWithoutARestraint() {
        Decision decision = decision("held", "");
        assertThat(recommended(decision)).containsExactly("held-one", "held-two");
        assertThat(decision.heldBack()).isEmpty();
        assertThat(decision.because()).isNull();
    }

    @Test
    void oneCandidateRestsFromTheReportOn() {
        Decision decision =
                decision("held", "'contacts':[{'action':'held-one','on':'2026-02-01','outcome':'rejected'}]");
        assertThat(recommended(decision)).containsExactly("held-two");
        assertThat(decision.heldBack())
                .containsExactly(new HeldBack(
                        "held-one",
                        null,
                        "They said no on 1 Feb 2026",
                        "Rest of one candidate",
                        LocalDate.of(2026, 5, 2)));
    }

    @Test
    void aRestraintHoldsUntilItsDayAndNoLonger() {
        String rejected = "'contacts':[{'action':'held-one','on':'2026-02-01','outcome':'rejected'}]";
        assertThat(recommended(decision("held", rejected, LocalDate.of(2026, 5, 1))))
                .containsExactly("held-two");
        assertThat(recommended(decision("held", rejected, LocalDate.of(2026, 5, 2))))
                .containsExactly("held-one", "held-two");
    }

    @Test
    void aSnoozeHoldsUntilItsDate() {
        Decision decision = decision(
                "held",
                "'contacts':[{'action':'held-two','on':'2026-02-01','outcome':'snoozed','until':'2026-03-09'}]");
        assertThat(decision.heldBack())
                .containsExactly(new HeldBack(
                        "held-two", null, "Snoozed until 9 Mar 2026", "A snooze", LocalDate.of(2026, 3, 9)));
    }

    @Test
    void aKindIsHeldBackByItsWord() {
        Decision decision = decision("held", "'feedback':{'openTickets':9}");
        assertThat(recommended(decision)).containsExactly("held-two");
        assertThat(decision.heldBack())
                .containsExactly(new HeldBack("held-one", null, "Red", "Nothing sold while red", null));
    }

    @Test
    void anActionIsHeldBackByItsNameAndForWantOfAReasonByTheRules() {
        Decision decision = decision("held", "'relationship':{'replaceability':'medium'}");
        assertThat(decision.heldBack())
                .containsExactly(new HeldBack("held-two", null, "No reason given", "No reason given", null));
    }

    @Test
    void ofSeveralRestraintsEveryReasonIsGivenAndTheLatestDayCounts() {
        Decision decision = decision(
                "held",
                "'relationship':{'replaceability':'high'},"
                        + "'contacts':[{'action':'held-one','on':'2026-02-01','outcome':'rejected'}]");
        assertThat(recommended(decision)).isEmpty();
        assertThat(decision.heldBack())
                .containsExactly(
                        new HeldBack(
                                "held-one",
                                null,
                                "They said no on 1 Feb 2026; Ten days",
                                "Rest of one candidate",
                                LocalDate.of(2026, 5, 2)),
                        new HeldBack(
                                "held-two", null, "Ten days", "Ten days for all of a playbook", TODAY.plusDays(10)));
        assertThat(decision.because()).isEqualTo("All 2 proposals for this client are held back.");
    }

    @Test
    void whatCostsMoreThanItBringsIsHeldBackUnlessItIsOurOwnWork() {
        Decision decision = decision("money", "");
        assertThat(recommended(decision)).containsExactly("own-work");
        assertThat(decision.recommendations().get(0).score()).isEqualTo(-15);
        assertThat(decision.heldBack())
                .containsExactly(
                        new HeldBack("even", null, "costs more than it brings", null, null),
                        new HeldBack("costly", null, "costs more than it brings", null, null));
    }

    @Test
    void anEmptyListSaysWhy() {
        assertThat(decision("none of them", "").because())
                .isEqualTo("Nothing is due: no rule proposes anything for this client on this day.");
        assertThat(decision("offers", "'services':['landing-page'],'feedback':{'openTickets':9}")
                        .because())
                .isEqualTo("The one proposal for this client is held back: Red.");
    }
}
