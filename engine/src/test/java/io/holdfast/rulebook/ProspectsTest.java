package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What trying facts tells is what the network tells, and what asking every rule in turn does. */
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
                    + "{'service':'hosting','amount':70},{'service':'website','on':'2025-02-20'}]",
            ",'status':'active','since':'2025-03-01','services':['hosting','website'],'requests':["
                    + "{'service':'seo','on':'2026-02-20'},{'service':'hosting','on':'2026-02-25'}],'purchases':["
                    + "{'service':'hosting','on':'2026-01-20','amount':5},{'service':'website','on':'2026-02-20','amount':9},"
                    + "{'service':'hosting','on':'2026-02-20','amount':5},{'service':'seo','amount':9}]",
            ",'purchases':[{'service':'seo','amount':500},{'service':'hosting','amount':5}]",
            ",'status':'active','purchases':[" + many(70) + "]");

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
        rules.add(rule(
                "Later ones", "$p : Purchase( $a : amount )\n    exists Purchase( daysAgo < $p.daysAgo )", SAY_AMOUNT));
        rules.add(rule(
                "Bought it only once",
                "Purchase( $s : service, $a : amount, $d : daysAgo )\n    not Purchase( service == $s, daysAgo != $d )",
                SAY_AMOUNT));
        rules.add(rule(
                "Two of a price",
                "$p : Purchase( $a : amount )\n    Purchase( amount == $a, daysAgo < $p.daysAgo )",
                SAY_AMOUNT));
        rules.add(
                rule("Theirs", "$p : Purchase( $a : amount )\n    Client( services contains $p.service )", SAY_AMOUNT));
        rules.add(rule(
                "Asked and bought",
                "$r : Request()\n    $p : Purchase( $a : amount, service == $r.service || daysAgo > $r.daysAgo )\n"
                        + "    not Purchase( service == $p.service, amount > $p.amount, daysAgo < $r.daysAgo )",
                SAY_AMOUNT));
        rules.add(rule(
                "Twice at least",
                "$p : Purchase( $a : amount )\n"
                        + "    accumulate( Purchase( service == $p.service ); $n : count(1); $n >= 2 )",
                SAY_AMOUNT));
        rules.add(rule(
                "Little in all",
                "$p : Purchase( $a : amount, amount != null )\n"
                        + "    accumulate( Purchase( $each : amount, amount != null ); $sum : sum($each); $sum <= 60 )",
                SAY_AMOUNT));
        rules.add(rule(
                "The dearest of many",
                "$p : Purchase( $a : amount )\n"
                        + "    accumulate( Purchase( service != $p.service, $each : amount ); $m : max($each); $m < $a )",
                SAY_AMOUNT));
        rules.add(rule("Some or none", "Client( status in (\"active\", \"ending\") || industry == \"i-7\" )", SAY));
    }

    @Test
    void tryingTellsWhatTheNetworkTells() {
        RuleBook single = compiled(RuleBookCompiler.standard(), rules);
        RuleBook network = compiled(RuleBookCompiler.network(), rules);
        for (String facts : FACTS) {
            assertThat(said(single, facts)).as(facts).isNotEmpty().isEqualTo(said(network, facts));
        }
    }

    @Test
    void tryingTellsWhatAskingEveryRuleTells() {
        RuleBook single = compiled(RuleBookCompiler.standard(), rules);
        RuleBook plain = compiled(RuleBookCompiler.plain(), rules);
        for (String facts : FACTS) {
            assertThat(said(single, facts)).as(facts).isNotEmpty().isEqualTo(said(plain, facts));
        }
    }

    @Test
    void everyRuleHasItsSay() {
        RuleBook book = compiled(RuleBookCompiler.standard(), rules);
        List<String> speaking = FACTS.stream()
                .flatMap(facts -> said(book, facts).stream())
                .map(said -> said.substring(0, said.lastIndexOf(' ')))
                .toList();
        assertThat(book.cards())
                .extracting(RuleCard::name)
                .filteredOn(name -> !name.matches("(Industry|Months) .*"))
                .isSubsetOf(speaking);
    }

    private static String many(int count) {
        List<String> purchases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            purchases.add("{'service':'%s','on':'2025-%02d-%02d','amount':%d}"
                    .formatted(i % 3 == 0 ? "hosting" : "website", 1 + i % 12, 1 + i % 28, i % 7));
        }
        return String.join(",", purchases);
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
        seen.addAll(client.requests());
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
