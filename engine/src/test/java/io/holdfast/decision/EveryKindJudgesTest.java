package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of every kind mean the same however the book is built. */
class EveryKindJudgesTest {

    private static final List<String> CASES = List.of(
            "ties", "money", "merging", "offers", "reasons", "either", "none", "one", "several", "joined", "unknown",
            "words", "table", "dated", "named", "held");
    private static final List<String> FACTS = List.of(
            "",
            "'since':'2025-06-01','contract':{'term':'annual','monthlyFee':120},'feedback':{'openTickets':0,'nps':9},"
                    + "'usage':{'seats':10,'activeUsers':4},'loyalty':{'cardStamps':10,'cardSize':10},'region':'east'",
            "'feedback':{'openTickets':9,'escalations':2},'relationship':{'replaceability':'high','referrals':2},"
                    + "'services':['landing-page'],'divisions':[{'name':'North','served':false},{'name':'South'}],"
                    + "'contacts':[{'action':'held-one','on':'2026-02-01','outcome':'rejected'},"
                    + "{'action':'held-two','on':'2026-02-02','outcome':'snoozed','until':'2026-04-01'}]",
            "'feedback':{'openTickets':4,'nps':10},'relationship':{'referrals':1,'replaceability':'medium'},"
                    + "'purchases':[{'service':'website','on':'2026-02-01','amount':80},{'service':'website','amount':40.5},"
                    + "{'service':'web-app','on':'2020-01-01','amount':9}],'contract':{'term':'rolling'}");

    @Test
    void theyAgreeOnEveryCaseToTheByte() {
        RuleBook stock = built(RuleBookCompiler.stock());
        RuleBook plain = built(RuleBookCompiler.plain());
        for (String itsCase : CASES) {
            for (String facts : FACTS) {
                for (LocalDate day : List.of(EveryKind.TODAY, LocalDate.of(2001, 6, 1))) {
                    Client client = EveryKind.client(itsCase, facts, day);
                    String expected = line(EveryKind.BOOK, client);
                    assertThat(line(plain, client)).as(itsCase + " " + facts).isEqualTo(expected);
                    assertThat(line(stock, client)).as(itsCase + " " + facts).isEqualTo(expected);
                }
            }
        }
    }

    private static RuleBook built(RuleBookCompiler compiler) {
        return compiler.compile(EveryKind.BOOK.files()).fold(book -> book, faults -> {
            throw new AssertionError(faults);
        });
    }

    private static String line(RuleBook book, Client client) {
        return DecisionJson.line(new DecisionEngine().decide(book, client, new Options(100, Explain.WHY)));
    }
}
