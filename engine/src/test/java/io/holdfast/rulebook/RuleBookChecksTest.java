package io.holdfast.rulebook;

import static io.holdfast.rulebook.SmallBook.acting;
import static io.holdfast.rulebook.SmallBook.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookChecksTest {

    private static final String GREEN = rule(
            "Green", "Client( feedback.nps >= 9 )", "    decision.signal(\"health\", \"green\").because(\"so\");\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client( tenureMonths >= 6, tenureMonths < 3 )",
                "Client( tenureMonths >= 6 ) Client( tenureMonths < 3 )",
                "Client( tenureMonths > 5, tenureMonths < 6 )",
                "Client( usage.seatUse > 0.5, usage.seatUse <= 0.5 )",
                "Client( feedback.nps > 10 )",
                "Client( since == null, tenureMonths >= 6 )",
                "Client( tenureMonths >= 6 ) Client( since == null )",
                "Client( contract.term == \"rolling\", contract.daysToEnd <= 30 )",
                "Client( usage.seats == null, usage.seatUse < 0.5 )",
                "Client( contract.end == null || contract.term == \"rolling\", contract.inNoticeWindow == true )",
                "Purchase( on == null, daysAgo < 3 )",
                "exists Purchase( on == null, daysAgo != null )",
                "Purchase( service == \"hosting\" ) not Purchase( service == \"hosting\" )",
                "Purchase( daysAgo < 3 ) not Purchase( daysAgo < 5 )",
                "exists Purchase( daysAgo < 3 ) not Purchase( on != null )",
                "$o : Opening( core == true ) not Opening( service == $o.service )",
                "Signal( name == \"health\", value == \"green\" ) not Signal( name == \"health\" )",
                "Client( tenureMonths == null, tenureMonths > 3 )",
                "Client( status == \"active\" ) Client( status == \"lapsed\" )",
                "Client( contract.term in (\"annual\", \"multi-year\"), contract.term == \"rolling\" )",
                "Client( status == \"active\" && status == \"ending\" )",
                "Client( status == \"active\", !( status in (\"active\", \"ending\") ) )",
                "Client( delivery.teamTrained == true, delivery.teamTrained == false )",
                "Client( industry == \"law\", industry == \"food\" )",
                "Client( industry == \"law\", industry == null )",
                "Client( tenureMonths < 3 ) not Client( tenureMonths < 5 )",
                "Client( tenureMonths == 3 || tenureMonths == 4 ) Client( tenureMonths > 6 || tenureMonths < 2 )",
                "Client( status == \"active\" || tenureMonths > 9 ) Client( status == \"lapsed\", tenureMonths < 9 )",
                "Purchase( service == \"hosting\", daysAgo < 3, daysAgo > 5 )",
                "exists Purchase( daysAgo < 3, daysAgo > 5 )",
                "Purchase( $days : daysAgo, daysAgo < 3 ) Client( tenureMonths == null, tenureMonths > $days )",
                "accumulate( Purchase( service == \"hosting\" ); $n : count(1); $n >= 3, $n < 2 )",
                "$c : Client( tenureMonths > 9 ) Purchase( $c.tenureMonths < 3 )",
                "( Client( tenureMonths < 3 ) or Client( tenureMonths < 2 ) ) Client( tenureMonths > 3 )",
                "Signal( name == \"health\", value == \"green\" ) Signal( name == \"health\", value == \"red\" )",
                "Signal( name == \"health\", value == \"amber\" )",
                "Signal( name == \"mood\" )",
                "$o : Opening( core == false )",
                "$o : Opening( nextRung == true )",
                "$o : Opening( service == \"hosting\", price > 50 )",
                // facts compared with each other
                "Client( usage.activeUsers < usage.seats, usage.seats < usage.activeUsers )",
                "Client( usage.activeUsers < usage.seats ) Client( usage.activeUsers >= usage.seats )",
                "Client( usage.activeUsers == usage.seats, usage.seats != usage.activeUsers )",
                "Client( usage.activeUsers < usage.activeUsers )",
                "Client( usage.activeUsers != usage.activeUsers )",
                "Client( usage.activeUsers > 10, usage.activeUsers < usage.seats, usage.seats < 5 )",
                "Client( usage.seats == 5, usage.activeUsers == usage.seats, usage.activeUsers > 7 )",
                "Client( usage.activeUsers > usage.seats || usage.activeUsers > loyalty.visits )"
                        + " Client( usage.activeUsers < 5, usage.seats > 5, loyalty.visits > 5 )",
                "Client( !( usage.activeUsers < usage.seats ), usage.activeUsers < 5, usage.seats > 7 )",
                "Client( since > contract.start, contract.start > contract.end, contract.end > since )",
                "Client( since > contract.start, contract.start >= contract.end, contract.end == since )",
                "$p : Purchase( service == \"hosting\" ) Purchase( service == $p.service, service != \"hosting\" )",
                "$p : Purchase( daysAgo < 10 ) Purchase( daysAgo < $p.daysAgo, daysAgo > 10 )",
                "$p : Purchase() $q : Purchase( daysAgo < $p.daysAgo ) Purchase( daysAgo < $q.daysAgo, daysAgo >"
                        + " $p.daysAgo )",
                "$p : Purchase( on == null ) Purchase( daysAgo > $p.daysAgo )",
                // texts and patterns
                "Client( name == \"Bob\", name matches \"A.*\" )",
                "Client( status matches \"x.*\" )",
                "Client( status == null, status not matches \"x.*\" )",
                "Client( status in (\"active\", \"ending\"), status not matches \".*e.*\" )",
                "Client( status != null, status not in (\"prospect\", \"active\", \"ending\", \"lapsed\") )",
                // figures
                "accumulate( Purchase(); $n : count(1); $n < 0 )",
                "accumulate( Purchase( amount != null, $a : amount ); $n : sum($a); $n < 0 )",
                "accumulate( Purchase( amount < 100, $a : amount ); $n : max($a); $n > 200 )",
                "accumulate( Purchase( amount > 300, $a : amount ); $n : min($a); $n <= 300 )",
                "accumulate( Purchase( daysAgo < 3, daysAgo > 5 ); $n : count(1); $n > 0 )",
                "accumulate( Purchase( service == \"hosting\" ); $n : count(1); $n > 0 ) not Purchase( service =="
                        + " \"hosting\" )",
                "accumulate( Purchase( service == \"hosting\" ); $n : count(1); $n >= 3 )"
                        + " accumulate( Purchase( service == \"hosting\" ); $few : count(1); $few < 2 )",
                // what is there and is not
                "not ( exists Purchase( service == \"hosting\" ) ) exists Purchase( service == \"hosting\" )",
                "not ( not Purchase( service == \"hosting\" ) ) not Purchase()",
                "not Opening( service == \"hosting\" )",
                "not Opening( core == true )",
                "( Purchase( daysAgo < 3, daysAgo > 5 ) or Client( tenureMonths < 2 ) ) Client( tenureMonths > 5 )",
                // the rest of the book
                "Signal( value == \"amber\" )",
                "Client( services contains \"hosting\" ) Opening( service == \"hosting\", owned == false )",
                "Client( services not contains \"hosting\" ) Opening( service == \"hosting\", owned == true )",
                "Contact( action == \"act\", kind == \"sell\" )",
                "Contact( action == \"act\", playbook == null )",
            })
    void saysOfARuleThatItCanNeverHold(String when) {
        assertThat(new SmallBook()
                        .with("signals/green.drl", GREEN)
                        .with("retention/x.drl", acting("X", when))
                        .warnings())
                .filteredOn(line -> line.contains("\"X\" can never hold"))
                .as(when)
                .hasSize(1)
                .allMatch(line -> line.startsWith("retention/x.drl:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client( tenureMonths >= 6, tenureMonths < 7 )",
                "Client( usage.seatUse >= 0.5, usage.seatUse <= 0.5 )",
                "Client( tenureMonths == null || tenureMonths > 3, tenureMonths == null || tenureMonths < 2 )",
                "Client( industry != \"law\", industry != \"food\" )",
                "Purchase( daysAgo < 3 ) Purchase( daysAgo > 5 )",
                "Purchase( daysAgo < 3 ) not Purchase( daysAgo > 5 )",
                "accumulate( Purchase( service == \"hosting\" ); $n : count(1); $n >= 3, $n < 4 )",
                "( Client( tenureMonths < 3 ) or Client( tenureMonths > 12 ) ) Client( tenureMonths > 3 )",
                "Signal( name == \"health\", value == \"green\" )",
                "not Signal( name == \"mood\" )",
                "$o : Opening( service == \"hosting\", owned == true )",
                "Client( services contains \"hosting\" ) Client( services not contains \"website\" )",
                "Client( name matches \"A.*\" ) Client( name matches \"B.*\" )",
                "Client( usage.activeUsers <= usage.seats, usage.seats <= usage.activeUsers )",
                "Client( !( usage.activeUsers < usage.seats ), !( usage.seats <= usage.activeUsers ) )",
                "Client( usage.activeUsers == usage.seats, usage.activeUsers == null )",
                "Client( usage.activeUsers > usage.seats || usage.activeUsers < usage.seats )",
                "$p : Purchase( service == \"hosting\" ) Purchase( service != $p.service )",
                "$p : Purchase( daysAgo < 10 ) Purchase( daysAgo > $p.daysAgo, daysAgo > 10 )",
                "$p : Purchase( daysAgo < 10 ) not Purchase( daysAgo < $p.daysAgo )",
                "accumulate( Purchase( daysAgo < 3, daysAgo > 5 ); $n : count(1); $n >= 0 )",
                "accumulate( Purchase( daysAgo < 3, daysAgo > 5 ); $n : count(1); $n < 1 )",
                "accumulate( Purchase( daysAgo > 9 ); $n : count(1); $n >= 2 )"
                        + " accumulate( Purchase( daysAgo < 4 ); $m : count(1); $m == 1 )",
                "accumulate( Purchase( amount < 100, $a : amount ); $n : sum($a); $n > 200 )",
                "accumulate( Purchase( amount < 100, $a : amount ); $n : max($a); $n > 99 )",
                "not Opening( service == \"hosting\", owned == true )",
                "not Opening( requested == true )",
                "not ( Purchase( daysAgo < 3 ) and Request( daysAgo < 3 ) ) Purchase( daysAgo < 3 )",
                "Contact( action == \"act\", kind == \"keep\" )",
                "Contact( kind == null )",
                "( Purchase( daysAgo < 3 ) or Purchase( daysAgo > 5 ) ) Purchase( daysAgo == 4 )",
            })
    void saysNothingOfARuleThatMayHold(String when) {
        assertThat(new SmallBook()
                        .with("signals/green.drl", GREEN)
                        .with("retention/x.drl", acting("X", when))
                        .warnings())
                .as(when)
                .noneMatch(line -> line.contains("can never hold"));
    }

    @Test
    void saysWhichConditionExcludesWhich() {
        assertThat(new SmallBook()
                        .with("retention/x.drl", acting("X", "Client( tenureMonths >= 6,\n        tenureMonths < 3 )"))
                        .warnings())
                .containsExactly(
                        "retention/x.drl:4:9: warning: \"X\" can never hold: «tenureMonths < 3» excludes «tenureMonths"
                                + " >= 6» on line 3. Change or remove one of the two.");
    }

    @Test
    void saysWhichConditionsTakeEachOtherOut() {
        assertThat(new SmallBook()
                        .with(
                                "retention/x.drl",
                                acting(
                                        "X",
                                        "Client( status == \"active\", usage.activeUsers > 10,\n"
                                                + "        usage.activeUsers < usage.seats, tenureMonths > 3, usage.seats"
                                                + " < 5 )"))
                        .warnings())
                .containsExactly("retention/x.drl:4:60: warning: \"X\" can never hold: «usage.activeUsers > 10»,"
                        + " «usage.activeUsers < usage.seats» and «usage.seats < 5» exclude each other when taken"
                        + " together. Change or remove one of them.");
    }

    @Test
    void saysThatARuleExpiresBeforeItTakesEffect() {
        assertThat(new SmallBook()
                        .with(
                                "retention/x.drl",
                                acting("X", "Client( tenureMonths > 3 )")
                                        .replace(
                                                "when\n",
                                                "date-effective \"01-May-2026\"\ndate-expires \"01-May-2026\"\nwhen\n"))
                        .warnings())
                .containsExactly(
                        "retention/x.drl:1: warning: \"X\" can never hold: the day it expires is not after the one it"
                                + " takes effect. Correct date-effective or date-expires.");
    }

    @Test
    void saysWhatNoSignalRuleConcludes() {
        assertThat(new SmallBook()
                        .with("signals/green.drl", GREEN)
                        .with("retention/x.drl", acting("X", "Signal( name == \"health\", value == \"amber\" )"))
                        .warnings())
                .containsExactly(
                        "retention/x.drl:3:31: warning: \"X\" can never hold: no rule of signals concludes what «value"
                                + " == \"amber\"» asks for. Conclude it in signals/, or remove the condition.");
    }

    @Test
    void saysThatNoRuleRecommendsWhatAPolicyHoldsBack() {
        String policy = rule(
                "Calm",
                "$c : Candidate( action == \"sell-it\" ) Client( status == \"ending\" )",
                "    decision.holdBack($c).because(\"so\");\n");
        assertThat(new SmallBook()
                        .with("actions.csv", SmallBook.ACTIONS + SmallBook.SELL)
                        .with("policy/calm.drl", policy)
                        .warnings())
                .containsExactly(
                        "actions.csv:3: warning: no rule recommends `sell-it`. Write a rule that does, or remove the"
                                + " row.",
                        "policy/calm.drl:3:21: warning: \"Calm\" can never hold: no rule recommends an action for"
                                + " which «action == \"sell-it\"» holds. Recommend it in a playbook, or correct the"
                                + " condition.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client( tenureMonths >= 12 )",
                "Client( tenureMonths > 5 )",
                "Client( tenureMonths >= 6, status == \"active\" )",
                "Client( tenureMonths >= 6 ) Client( status == \"active\" )",
                "Client( status == \"active\" ) $any : Client( tenureMonths in (12, 24) )",
                "Client( tenureMonths > 8 ) Purchase( daysAgo < 3 )",
            })
    void saysThatARuleIsImpliedByAnother(String when) {
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", "Client( tenureMonths >= 6 )"))
                        .with("retention/b.drl", acting("B", when))
                        .warnings())
                .containsExactly(
                        "retention/b.drl:1: warning: \"B\" adds nothing: whenever it holds, \"A\" (retention/a.drl:1)"
                                + " holds and says the same. Remove it, or give it a reason of its own.");
    }

    @Test
    void comparesWhatIsNotThere() {
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", "not Purchase( service == \"hosting\", daysAgo < 30 )"))
                        .with("retention/b.drl", acting("B", "not Purchase( daysAgo < 90 )"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("retention/b.drl:1: warning: \"B\" adds nothing: whenever it holds, \"A\"");
    }

    @Test
    void saysOfTwinsThatTheSecondAddsNothing() {
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", "Client( tenureMonths >= 6 )"))
                        .with("retention/b.drl", acting("B", "$x : Client( tenureMonths > 5 )"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("retention/b.drl:1: warning: \"B\" adds nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client( tenureMonths >= 5 )",
                "Client( tenureMonths == null || tenureMonths >= 6 )",
                "Client( usage.seatUse >= 0.6 )",
                "Purchase( daysAgo >= 6 )",
            })
    void keepsRulesThatHoldElsewhere(String when) {
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", "Client( tenureMonths >= 6, status == \"active\" )"))
                        .with("retention/b.drl", acting("B", when))
                        .warnings())
                .noneMatch(line -> line.contains("\"B\" adds nothing"));
    }

    @Test
    void keepsARuleWithAReasonOfItsOwn() {
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", "Client( tenureMonths >= 6 )"))
                        .with(
                                "retention/b.drl",
                                acting("B", "Client( tenureMonths >= 12 )").replace("so", "loyal"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void saysThatAPolicyHoldsAnActionBackAlways() {
        String policy = rule(
                "Never sell", "$c : Candidate( kind == \"sell\" )", "    decision.holdBack($c).because(\"so\");\n");
        String sells =
                rule("Sell", "Client( tenureMonths > 3 )", "    decision.recommend(\"sell-it\").because(\"x\");\n");
        SmallBook book = new SmallBook()
                .with("actions.csv", SmallBook.ACTIONS + SmallBook.SELL)
                .with("cross-sell/sell.drl", sells)
                .with("policy/never.drl", policy);
        assertThat(book.warnings())
                .containsExactly(
                        "policy/never.drl:1: warning: \"Never sell\" always holds back `sell-it`: it asks nothing of"
                                + " the client. Add a condition, or remove the rules that recommend it.");
        assertThat(book.with("policy/never.drl", policy.replace("kind ==", "core == false, kind =="))
                        .warnings())
                .as("whether a service is core differs from candidate to candidate")
                .isEmpty();
    }

    @Test
    void saysWhichSentencesNoRuleUses() {
        assertThat(new SmallBook()
                        .with("vocabulary.dsl", """
                            [when]The client is active=Client( status == "active" )
                            [when]The client is a prospect=Client( status == "prospect" )
                            [then]Recommend "{it}" because "{why}"=decision.recommend("{it}").because("{why}");
                            """)
                        .with("retention/b.dslr", """
                            rule "B"
                            when
                                The client is active
                            then
                                Recommend "act" because "of that"
                            end
                            """)
                        .warnings())
                .containsExactly(
                        "vocabulary.dsl:2: warning: no rule says «The client is a prospect». Remove the sentence, or"
                                + " keep it for rules to come.");
    }

    @Test
    void saysWhichRungsNoRuleOffers() {
        String services = SmallBook.SERVICES
                + "small,Small,true,steps,1,10,once,0.5,,,,,\n"
                + "large,Large,true,steps,2,30,once,0.5,,,,,\n";
        String offers = rule(
                "Way in",
                "$o : Opening( entry == true )",
                "    decision.recommend(\"act\").offer($o).because(\"x\");\n");
        assertThat(new SmallBook()
                        .with("services.csv", services)
                        .with("retention/in.drl", offers)
                        .warnings())
                .containsExactly(
                        "services.csv:4: warning: no rule ever offers `large`, rung 2 of the ladder `steps`. Correct"
                                + " its rung, or write a rule that offers it.");
    }

    @Test
    void keepsCountsThatOnlyLookAlike() {
        String when = "accumulate( Purchase( service == \"hosting\" ); $some : count(1); $some >= 3 )\n"
                + "    accumulate( Purchase( %s ); $all : count(1); $all <= 2 )";
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", when.formatted("service == \"hosting\", daysAgo < 90")))
                        .warnings())
                .isEmpty();
        assertThat(new SmallBook()
                        .with("retention/a.drl", acting("A", when.formatted("")))
                        .warnings())
                .singleElement()
                .asString()
                .contains("\"A\" can never hold: «$all <= 2» excludes «$some >= 3»");
    }

    @Test
    void followsWhatNeverHoldsFromSignalsThroughPlaybooksToPolicy() {
        assertThat(new SmallBook()
                        .with("actions.csv", SmallBook.ACTIONS + SmallBook.SELL)
                        .with(
                                "signals/green.drl",
                                GREEN.replace("feedback.nps >= 9", "feedback.nps >= 9, feedback.nps < 9"))
                        .with(
                                "retention/x.drl",
                                acting("X", "Signal( name == \"health\", value == \"green\" )")
                                        .replace("\"act\"", "\"sell-it\""))
                        .with("retention/y.drl", acting("Y", "Client( tenureMonths > 3 )"))
                        .with(
                                "policy/calm.drl",
                                rule(
                                        "Calm",
                                        "$c : Candidate( action == \"sell-it\" ) Client( status == \"ending\" )",
                                        "    decision.holdBack($c).because(\"so\");\n"))
                        .warnings())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("signals/green.drl") && line.contains("can never hold"))
                .anyMatch(line -> line.contains("\"X\" can never hold: no rule of signals that can hold concludes"))
                .anyMatch(line -> line.contains("\"Calm\" can never hold: no rule that can hold recommends"));
    }
}
