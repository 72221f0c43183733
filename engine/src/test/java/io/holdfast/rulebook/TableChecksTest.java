package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableChecksTest {

    private static String table(String signal, String from, String under, String... rows) {
        return "RuleTable Steps,,,\nCONDITION,CONDITION,ACTION,ACTION\n$client : Client...,$client : Client...,,\n"
                + from + "," + under + ",\"decision.signal(\"\"" + signal
                + "\"\", \"\"$param\"\")\",\".because(\"\"$param\"\");\"\nfrom,under,value,because\n"
                + String.join("\n", rows) + "\n";
    }

    private static List<String> warnings(String table) {
        return new SmallBook().with("signals/steps.drl.csv", table).warnings();
    }

    private static String nps(String signal, String... rows) {
        return table(signal, "feedback.nps >= $param", "feedback.nps < $param", rows);
    }

    @Test
    void findsAMissingStretch() {
        assertThat(warnings(nps("health", ",5,red,a", "5,7,amber,b", "9,,green,c")))
                .containsExactly(
                        "signals/steps.drl.csv:8:1 (cell A8): warning: no row of \"Steps\" holds from 7 to 8 of"
                                + " `feedback.nps`, though the rows around it do. Move a bound, or add a row.");
    }

    @Test
    void findsAMissingStretchOfAShare() {
        String table =
                table("health", "usage.seatUse >= $param", "usage.seatUse < $param", ",0.3,red,a", "0.35,,green,b");
        assertThat(warnings(table)).singleElement().asString().contains("between 0.3 and 0.35 of `usage.seatUse`");
    }

    @Test
    void findsTheVeryTopLeftOut() {
        assertThat(warnings(nps("health", ",5,red,a", "5,7,amber,b", "7,10,green,c")))
                .singleElement()
                .asString()
                .contains("holds for 10, the most it can be of `feedback.nps`");
    }

    @Test
    void acceptsRowsThatTouch() {
        assertThat(warnings(nps("health", ",5,red,a", "5,7,amber,b", "7,,green,c")))
                .isEmpty();
    }

    @Test
    void acceptsAGapThatAnotherRuleFills() {
        assertThat(new SmallBook()
                        .with("signals/steps.drl.csv", nps("health", ",5,red,a", "5,7,amber,b", "9,,green,c"))
                        .with(
                                "signals/more.drl",
                                SmallBook.rule(
                                        "Fair",
                                        "Client( feedback.nps in (7, 8) )",
                                        "    decision.signal(\"health\", \"green\").because(\"so\");\n"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void findsAMissingWord() {
        String table = table(
                        "health",
                        "status == null || status != \"\"$param\"\"",
                        "\"delivery.phase == \"\"$param\"\"\"",
                        ",not-started,amber,a",
                        ",delivered,green,b")
                .replace("status == null || status != \"\"$param\"\"", "tenureMonths > $param");
        assertThat(warnings(table))
                .singleElement()
                .asString()
                .contains("no row of \"Steps\" holds for `in-progress` of `delivery.phase`");
    }

    @Test
    void findsRowsThatContradictWhereTheLastWins() {
        assertThat(warnings(nps("mood", ",6,bad,a", "5,8,fair,b", "8,,good,c")))
                .containsExactly(
                        "signals/steps.drl.csv:7: warning: this row and line 6 can hold for the same client, and one"
                                + " says mood is fair, the other bad. The later row wins, because `mood` combines by last;"
                                + " set their bounds apart, or combine by worst or best.");
    }

    @Test
    void acceptsOverlapsWhereTheBookSaysWhichWins() {
        assertThat(warnings(nps("health", ",6,red,a", "5,8,amber,b", "8,,green,c")))
                .isEmpty();
    }

    @Test
    void findsARowThatAWorseOneAlwaysOverrules() {
        assertThat(warnings(nps("health", ",6,amber,a", ",7,red,b", "7,,green,c")))
                .containsExactly(
                        "signals/steps.drl.csv:6: warning: \"Steps_6\" never decides: whenever it holds, \"Steps_7\""
                                + " (line 7) says health is red, which wins over amber. Set their conditions apart, or"
                                + " remove one of the two.");
    }

    @Test
    void acceptsARowThatAWorseOneSometimesOverrules() {
        assertThat(warnings(nps("health", ",7,amber,a", ",4,red,b", "7,,green,c")))
                .isEmpty();
    }
}
