package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single facts tell is what the network tells, and what asking every rule in turn does. */
class ProspectsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String SAY = "    decision.recommend(\"act\").because(\"so\");\n";
    private static final String SAY_AMOUNT = "    decision.recommend(\"act\").amount($a).because(\"so\");\n";

    private static final List<String> FACTS = List.of(
            "",
            ",'status':'active','industry':'i-1'",
            ",'status':'active','industry':'i-3','since':'2024-03-01','services':['hosting']",
            ",'status':'ending','industry':'i-7','since':'2026-02-01','purchases':["
                    + "{'service':'hosting','on':'2026-01-20','amount':5},{'service':'hosting','on':'2026-02-20','amount':50}]",
            ",'industry':'i-3','since':'2025-03-01','purchases':[{'service':'hosting','on':'2026-02-20','amount':50},"
                    + "{'service':'hosting','amount':70},{'service':'website','on':'2025-02-20'}]");

    private final List<String> rules = new ArrayList<>();

    ProspectsTest() {
        for (int i = 0; i < 8; i++) {
            rules.add(rule("Industry " + i, "Client( industry == \"i-" + i + "\", tenureMonths >= " + i + " )", SAY));
            rules.add(rule("Months " + i, "Client( tenureMonths == " + 12 * i + " )", SAY));
        }
        rules.add(rule("Unknown industry", "Client( industry == null )", SAY));
        rules.add(rule("Anybody", "Client()", SAY));
        rules.add(rule("Bought", "$p : Purchase( $a : amount, amount >= 10 )", SAY_AMOUNT));
        rules.add(rule("Bought by some", "Client( industry == \"i-3\" )\n    Purchase( $a : amount )", SAY_AMOUNT));
        rules.add(rule("Pairs", "Purchase( $a : amount )\n    Purchase( service == \"hosting\" )", SAY_AMOUNT));
        rules.add(rule("Ever bought", "exists Purchase( service == \"hosting\" )", SAY));
        rules.add(rule("Never bought", "not Purchase()", SAY));
        rules.add(rule("Never much", "Client()\n    not Purchase( amount > 60 )", SAY));
        rules.add(rule("Some or none", "Client( status in (\"active\", \"ending\") || industry == \"i-7\" )", SAY));
    }

    @Test
    void singleFactsTellWhatTheNetworkTells() {
        RuleBook single = compiled(RuleBookCompiler.standard(), rules);
        List<String> more = new ArrayList<>(rules);
        more.add(rule("Joined", "$c : Client()\n    not Purchase( service == $c.id )", SAY));
        RuleBook joined = compiled(RuleBookCompiler.standard(), more);
        for (String facts : FACTS) {
            List<String> all = said(joined, facts);
            assertThat(all.removeIf(one -> one.startsWith("Joined"))).as(facts).isTrue();
            assertThat(said(single, facts)).as(facts).isEqualTo(all);
        }
    }

    @Test
    void singleFactsTellWhatAskingEveryRuleTells() {
        RuleBook single = compiled(RuleBookCompiler.standard(), rules);
        RuleBook plain = compiled(RuleBookCompiler.plain(), rules);
        for (String facts : FACTS) {
            assertThat(said(single, facts)).as(facts).isNotEmpty().isEqualTo(said(plain, facts));
        }
    }

    private static String rule(String name, String when, String then) {
        return SmallBook.rule(name, when, then);
    }

    private static List<String> said(RuleBook book, String facts) {
        Client client = new ClientReader(book.catalogue().book())
                .read(("{'id':'C'" + facts.replace("", "") + "}").replace('\'', '"'), TODAY)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems.toString());
                });
        List<Object> seen = new ArrayList<>(List.of(client));
        seen.addAll(client.purchases());
        List<String> said = new ArrayList<>();
        for (Conclusion one : book.run(Stage.PLAYBOOKS, client, seen)) {
            said.add(one.by().rule() + " " + ((Conclusion.Proposal) one).amount());
        }
        return said;
    }

    private static RuleBook compiled(RuleBookCompiler compiler, List<String> rules) {
        SmallBook small = new SmallBook().with("retention/act.drl", String.join("", rules));
        return compiler.compile(small.files()).fold(read -> read, faults -> {
            throw new AssertionError(faults.toString());
        });
    }
}
