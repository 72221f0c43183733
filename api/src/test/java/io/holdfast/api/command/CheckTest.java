package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @BeforeEach
    void writeTheBook() throws IOException {
        SmallBook.in(folder);
    }

    @Test
    void acceptsABookWithoutMistakes() {
        assertThat(session.run("check", "--rules", folder)).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("no errors").contains("2 rules in 5 files");
    }

    @Test
    void printsEveryMistakeInTheOrderOfItsPlace() throws IOException {
        SmallBook.replace(folder.resolve("retention/contract.drl"), "tenureMonths >=", "tenureMonth >=");
        SmallBook.replace(folder.resolve("retention/contract.drl"), "usage.daysIdle >=", "usage.daysIdel >=");

        assertThat(session.run("check", "--rules", folder)).isEqualTo(Exit.RULES_REJECTED);

        assertThat(session.out().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(folder + "/retention/contract.drl:3:")
                                .contains(": error: ")
                                .contains("tenureMonth"),
                        second -> assertThat(second)
                                .startsWith(folder + "/retention/contract.drl:10:")
                                .contains("usage.daysIdel"),
                        summary -> assertThat(summary).endsWith(": 2 errors, 0 warnings."));
    }

    @Test
    void saysTheSameWhetherOrNotItsCallNeedsAParser() throws IOException {
        SmallBook.replace(folder.resolve("retention/contract.drl"), "tenureMonths >=", "tenureMonth >=");
        Session parsed = new Session();

        assertThat(session.run("check", "--rules", folder)).isEqualTo(parsed.run("check", "--rules=" + folder));

        assertThat(session.out()).isEqualTo(parsed.out()).contains("1 error");
        assertThat(session.err()).isEqualTo(parsed.err());
    }

    @Test
    void checksTheStarterRulesWhereNoneAreNamed() {
        Session parsed = new Session();

        assertThat(session.run("check")).isEqualTo(parsed.run("check", "--rules=" + Session.ROOT.resolve("rules")));

        assertThat(session.out().substring(session.out().indexOf(':')))
                .isEqualTo(parsed.out().substring(parsed.out().indexOf(':')))
                .contains("no errors, 0 warnings");
    }

    @Test
    void verifiesABookOnClientsMadeForIt() throws IOException {
        assertThat(session.run("check", "--rules", folder, "--verify")).isEqualTo(Exit.FINE);
        assertThat(session.out())
                .contains("Verified: our build, the plain evaluator say the same of each of 1000 clients made for")
                .doesNotContain("held for none");
    }

    @Test
    void verifiesABookWithStockDroolsToo() throws IOException {
        SmallBook.write(
                folder.resolve("retention/never.drl"),
                "rule \"Never\"\nwhen\n    Client( status == \"active\", status == \"lapsed\" )\nthen\n"
                        + "    decision.recommend(\"offer-annual-contract\").because(\"never\");\nend\n");

        assertThat(session.run("check", "--rules", folder, "--verify=stock")).isEqualTo(Exit.FINE);

        assertThat(session.out())
                .contains("our build, the plain evaluator and stock Drools say the same")
                .contains("1 rule held for none of them, so this shows little of it:")
                .contains("never.drl:1  Never");
    }

    @Test
    void verifiesInNoOtherWay() {
        assertThat(session.run("check", "--rules", folder, "--verify=harder")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("--verify takes nothing, or =stock, not 'harder'.");
    }

    @Test
    void verifiesNoBookWithMistakes() throws IOException {
        SmallBook.replace(folder.resolve("retention/contract.drl"), "tenureMonths >=", "tenureMonth >=");

        assertThat(session.run("check", "--rules", folder, "--verify")).isEqualTo(Exit.RULES_REJECTED);
        assertThat(session.out()).doesNotContain("Verified");
    }

    @Test
    void takesAllOfDroolsOnlyWhereItIsTrusted() throws IOException {
        SmallBook.write(
                folder.resolve("retention/code.drl"),
                "function boolean isLong(String name) { return name != null && name.length() > 3; }\n"
                        + "rule \"Long name\"\nwhen\n    $c : Client( isLong(name) )\nthen\n"
                        + "    String loud = $c.name().toUpperCase();\n"
                        + "    decision.recommend(\"offer-annual-contract\").because(loud);\nend\n");

        assertThat(session.run("check", "--rules", folder)).isEqualTo(Exit.RULES_REJECTED);
        assertThat(session.out()).contains("code.drl:1:1: error: `function` is not part of the rule language");

        assertThat(session.run("check", "--rules", folder, "--trusted")).isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("code.drl:2: warning: only Drools reads \"Long name\": nothing checks it");

        Path clients = folder.resolve("clients.jsonl.tmp");
        SmallBook.write(clients, "{\"id\":\"C-1\",\"name\":\"Anna\",\"contract\":{\"monthlyFee\":500}}\n");
        assertThat(session.run("decide", "--rules", folder, "--trusted", "--clients", clients))
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("\"because\":\"ANNA\"").contains("only Drools reads this rule");
        assertThat(session.run("check", "--rules", folder, "--trusted", "--verify"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void decideAndTestRefuseRejectedRulesToo() throws IOException {
        SmallBook.replace(folder.resolve("retention/contract.drl"), "tenureMonths >=", "tenureMonth >=");
        Path clients = folder.resolve("clients.jsonl.tmp");
        SmallBook.write(clients, "{\"id\":\"C-1\"}\n");

        assertThat(session.run("test", "--rules", folder)).isEqualTo(Exit.RULES_REJECTED);
        assertThat(session.run("decide", "--rules", folder, "--clients", clients))
                .isEqualTo(Exit.RULES_REJECTED);
        assertThat(session.err()).contains("contract.drl:3:").contains("these rules cannot be used: 1 error.");
        assertThat(session.out()).isEmpty();
    }
}
