package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that begin alike share nodes and joins are looked up: neither may change what a rule says. */
class SharedJoinsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final List<String> WHENS = List.of(
            "$p : Purchase( amount > 5 ) $q : Purchase( amount > 5 ) Request( service == $p.service )",
            "$p : Purchase( amount > 5 ) $q : Purchase( amount > 5 ) Request( service == $q.service )",
            "$q : Purchase( amount > 5 ) $p : Purchase( amount > 5 ) Request( $q.service == service )",
            "$p : Purchase( amount > 5 ) exists Request( service == $p.service )",
            "$p : Purchase( amount > 5 ) not Request( service == $p.service )",
            "$p : Purchase() Request( daysAgo == $p.daysAgo )",
            "$p : Purchase() not Request( daysAgo == $p.daysAgo )",
            "$p : Purchase() Request( daysAgo != $p.daysAgo )",
            "$p : Purchase() Request( daysAgo <= $p.daysAgo )",
            "$p : Purchase( $x : daysAgo ) $q : Purchase( amount == $x )",
            "$p : Purchase( $x : amount ) $q : Purchase( daysAgo == $x )",
            "$p : Purchase( $x : amount, $x > 20 ) Request()",
            "$p : Purchase( $x : daysAgo, $x > 20 ) Request()",
            "$p : Purchase( $x : service ) Request( service == $x, daysAgo == $p.daysAgo )",
            "$p : Purchase( $x : service ) Contact( offer == $x ) Opening( service == $x )",
            "$p : Purchase( $x : service ) Contact( $y : offer ) Opening( service == $y )",
            "$c : Contact( action == \"act\" ) $d : Contact() Purchase( service == $c.offer )",
            "$c : Contact( action == \"act\" ) $d : Contact() Purchase( service == $d.offer )",
            "( Purchase( amount > 5 ) or Request() ) $p : Purchase() $q : Purchase() Request( service == $p.service )",
            "Purchase( amount > 5 ) $p : Purchase() $q : Purchase() Request( service == $q.service )",
            "$p : Purchase() accumulate( Request( service == $p.service ); $n : count(1); $n >= 1 )",
            "$p : Purchase() accumulate( Request( service == $p.service ); $n : count(1); $n >= 2 )",
            "Client( services contains \"hosting\" ) Contact( kind == \"keep\" )",
            "not Purchase( amount > 1000 )",
            "not Request() not Purchase( service == \"design\" )",
            "( Purchase( amount > 50 ) or not Request() )",
            "exists Purchase( amount > 5 ) not Contact()",
            "accumulate( Purchase( amount > 1000 ); $n : count(1); $n == 0 )");
    private static final List<String> CLIENTS = List.of(
            "{'id':'A'}",
            "{'id':'B','purchases':[{'service':'hosting','amount':40},{'service':'hosting','on':'2026-01-20',"
                    + "'amount':40.0}],'requests':[{'service':'hosting'}]}",
            "{'id':'C','services':['hosting'],'purchases':[{'service':'hosting','on':'2026-02-19','amount':10},"
                    + "{'service':'design','on':'2026-01-20','amount':0.5},{'service':'design'}],"
                    + "'requests':[{'service':'design','on':'2026-02-19'},{'service':'hosting','on':'2026-01-20'},"
                    + "{'service':'hosting'}]}",
            "{'id':'D','purchases':[{'service':'hosting','on':'2026-02-01','amount':28},"
                    + "{'service':'design','on':'2026-01-01','amount':59}],'requests':[{'service':'design'},"
                    + "{'service':'other','on':'2026-02-01'}],'contacts':[{'action':'act','offer':'hosting',"
                    + "'on':'2026-02-01','outcome':'shown'},{'action':'act'},{'action':'sell-it','offer':'design'}]}");

    @Test
    void togetherTheySayWhatThePlainEvaluatorSays() {
        assertThat(agreed(WHENS)).as("rules that never fire prove nothing").isGreaterThan(60);
    }

    /** Alone in its stage, a rule has nobody else's facts in its session: all it needs has to be let in for itself. */
    @Test
    void aloneTheySayWhatThePlainEvaluatorSays() {
        for (String when : WHENS) {
            agreed(List.of(when));
        }
    }

    /** How much both said. */
    private static int agreed(List<String> whens) {
        SmallBook book = book(whens);
        RuleBook direct = compiled(book, RuleBookCompiler.standard());
        RuleBook network = compiled(book, RuleBookCompiler.network());
        RuleBook plain = compiled(book, RuleBookCompiler.plain());
        ClientReader reader = new ClientReader(direct.catalogue().book());
        int said = 0;
        for (String facts : CLIENTS) {
            Client client = reader.read(facts.replace('\'', '"'), TODAY).fold(read -> read, problems -> {
                throw new AssertionError(problems.toString());
            });
            List<String> expected = said(plain, client);
            assertThat(said(direct, client)).as("%s, %s", client.id(), whens).isEqualTo(expected);
            assertThat(said(network, client)).as("%s, %s", client.id(), whens).isEqualTo(expected);
            said += expected.size();
        }
        return said;
    }

    private static List<String> said(RuleBook book, Client client) {
        Client known = client.with(io.holdfast.catalogue.Contacts.of(book.catalogue(), client), client.value());
        List<Object> facts = new ArrayList<>(List.of(known));
        facts.addAll(known.purchases());
        facts.addAll(known.requests());
        facts.addAll(known.contacts());
        facts.addAll(io.holdfast.catalogue.Openings.of(book.catalogue(), known));
        return book.run(Stage.PLAYBOOKS, known, facts).stream()
                .map(conclusion -> conclusion.by().rule())
                .toList();
    }

    private static SmallBook book(List<String> whens) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < whens.size(); i++) {
            rules.append(SmallBook.acting("R" + i, whens.get(i)));
        }
        return new SmallBook()
                .with("actions.csv", SmallBook.ACTIONS + SmallBook.SELL)
                .with("services.csv", SmallBook.SERVICES + "design,Design,true,,,90,once,0.5,,,,,\n")
                .with("retention/act.drl", rules.toString());
    }

    private static RuleBook compiled(SmallBook book, RuleBookCompiler compiler) {
        return compiler.compile(book.files()).fold(compiled -> compiled, faults -> {
            throw new AssertionError(faults.toString());
        });
    }
}
