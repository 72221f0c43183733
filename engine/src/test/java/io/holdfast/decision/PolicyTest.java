package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.TODAY;
import static io.holdfast.decision.EveryKind.decision;
import static io.holdfast.decision.EveryKind.recommended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final LocalDate SAID = LocalDate.of(2026, 2, 20);

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

    @Test
    void whatAManagerSetAsideIsHeldBackUntilItsDayAndSaysWhoAndWhy() {
        SetAside dismissed = aside("held-one", null, SetAside.How.DISMISSED, TODAY.plusDays(90), "price talks.");

        Decision decision = decided("held", "", dismissed, TODAY);

        assertThat(recommended(decision)).containsExactly("held-two");
        assertThat(decision.heldBack())
                .containsExactly(new HeldBack(
                        "held-one",
                        null,
                        "Dismissed by mia on 20 Feb 2026: price talks",
                        null,
                        TODAY.plusDays(90),
                        new ReviewReading("dismissed", "mia", SAID, TODAY.plusDays(90), "price talks.")));
        assertThat(recommended(decided("held", "", dismissed, TODAY.plusDays(89))))
                .containsExactly("held-two");
        assertThat(recommended(decided("held", "", dismissed, TODAY.plusDays(90))))
                .containsExactly("held-one", "held-two");
        assertThat(recommended(decided("held", "", aside("held-one", null, SetAside.How.DISMISSED, null, null), TODAY)))
                .containsExactly("held-two");
    }

    @Test
    void onlyTheSameOfferIsSetAside() {
        SetAside other = aside("held-one", "website", SetAside.How.DISMISSED, null, "no");
        assertThat(recommended(decided("held", "", other, TODAY))).containsExactly("held-one", "held-two");
    }

    @Test
    void aManagersWordStandsBeforeThatOfTheRulesAndTheLatestDayCounts() {
        SetAside snoozed = aside("held-one", null, SetAside.How.SNOOZED, LocalDate.of(2026, 3, 9), null);

        Decision decision = decided(
                "held", "'contacts':[{'action':'held-one','on':'2026-02-01','outcome':'rejected'}]", snoozed, TODAY);

        assertThat(decision.heldBack()).singleElement().satisfies(held -> {
            assertThat(held.because())
                    .isEqualTo("Snoozed by mia on 20 Feb 2026 until 9 Mar 2026; They said no on 1 Feb 2026");
            assertThat(held.rule()).isEqualTo("Rest of one candidate");
            assertThat(held.until()).isEqualTo(LocalDate.of(2026, 5, 2));
            assertThat(held.review()).extracting(ReviewReading::verdict).isEqualTo("snoozed");
        });
    }

    @Test
    void aReviewChangesNothingButWhatIsHeldBack() {
        Decision without = decision("held", "");
        Decision with = decided("held", "", aside("held-one", null, SetAside.How.DISMISSED, null, "no"), TODAY);

        assertThat(with.value()).isEqualTo(without.value());
        assertThat(with.signals()).isEqualTo(without.signals());
        Recommendation second = without.recommendations().get(1);
        assertThat(with.recommendations()).singleElement().satisfies(first -> {
            assertThat(first.action()).isEqualTo(second.action());
            assertThat(first.score()).isEqualTo(second.score());
            assertThat(first.factors()).isEqualTo(second.factors());
        });
    }

    @Test
    void thePathToWhatIsSetAsideIsTheDayItEnds() {
        Options options = new Options(5, Explain.NONE, Optional.of("held-one"))
                .with(List.of(aside("held-one", null, SetAside.How.SNOOZED, LocalDate.of(2026, 3, 9), null)));

        Decision decision = new DecisionEngine().decide(EveryKind.BOOK, EveryKind.client("held", "", TODAY), options);

        assertThat(decision.path()).extracting(PathAnswer::from).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    private static SetAside aside(
            String action,
            @Nullable String offer,
            SetAside.How how,
            @Nullable LocalDate until,
            @Nullable String reason) {
        return new SetAside(action, offer, how, "mia", SAID, until, reason);
    }

    private static Decision decided(String itsCase, String facts, SetAside aside, LocalDate asOf) {
        return new DecisionEngine()
                .decide(
                        EveryKind.BOOK,
                        EveryKind.client(itsCase, facts, asOf),
                        new Options(100, Explain.WHY).with(List.of(aside)));
    }
}
