package io.holdfast.judges;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judges that are wrong on purpose must be found out: one that cannot fail proves nothing. */
class JudgesTest {

    private static final String RULES = "retention/rules.drl";
    private static final SourceFiles FILES = SourceFiles.of(files());
    private static final RuleBook BOOK = compiled(RuleBookCompiler.standard(), FILES);

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("book.yaml", """
                name: Small
                currency: EUR
                timeZone: Europe/Berlin
                defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, discountRate: 0.1, horizonMonths: 24 }
                limits: { sell: 2 }
                noticeWindowDays: 45
                tiers: { middle: 5000, high: 20000, top: 50000 }
                signals:
                  health: { values: [green, amber, red], combine: worst }
                attributes: { rank: number }
                """);
        files.put("actions.csv", """
                id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
                call,retention,keep,Call,keep,,0.2,0.5,10,30,call,accountManager,14
                """);
        files.put("services.csv", """
                id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
                hosting,Hosting,true,,,20,month,0.5,,,,,
                """);
        files.put("signals/health.drl", """
                rule "Red"
                when
                    Client( feedback.openTickets >= 7 )
                then
                    decision.signal("health", "red").because("{feedback.openTickets} tickets are open");
                end
                """);
        files.put("policy/rest.drl", """
                rule "Rest"
                when
                    $candidate : Candidate()
                    $contact : Contact( sameOfferAs == $candidate.identity, daysAgo < 30 )
                then
                    decision.holdBack($candidate).forDays(30).from($contact.on()).because("asked on {contact.on}");
                end
                """);
        StringBuilder rules = new StringBuilder();
        int number = 0;
        for (String when : List.of(
                "Client( tenureMonths >= 18, status == \"active\" )",
                "Client( contract.monthlyFee < 420, contract.term in (\"annual\", \"rolling\") )",
                "Client( usage.seatUse > 0.35, region not in (\"north\", \"south\") )",
                "Client( relationship.needs contains \"reach\" )",
                "Client( contract.daysToEnd <= 77 )",
                "exists Purchase( service == \"hosting\", daysAgo <= 200 )",
                "Client( attributes[\"rank\"] > 3 )",
                "accumulate( Contact( outcome == \"rejected\" ); $n : count(1); $n >= 2 )",
                "Signal( name == \"health\", value == \"red\" ) Client( delivery.teamTrained == false )")) {
            rules.append("rule \"R")
                    .append(++number)
                    .append("\"\nwhen\n    ")
                    .append(when)
                    .append("\nthen\n    decision.recommend(\"call\").because(\"so\");\nend\n");
        }
        files.put(RULES, rules.toString());
        return files;
    }

    private static RuleBook compiled(RuleBookCompiler compiler, SourceFiles files) {
        return compiler.compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    /** A judge that takes one file otherwise than it is written. */
    private static RuleBookCompiler wrong(String path, String written, String taken) {
        return files -> {
            String text = files.text(path).orElseThrow();
            assertThat(text).contains(written);
            return RuleBookCompiler.plain().compile(files.with(path, text.replace(written, taken)));
        };
    }

    @Test
    void agreeOnASoundBookAndEveryRuleHasHeld() {
        Verdict verdict = Judges.verify(BOOK, List.of(Judges.Other.PLAIN, Judges.Other.STOCK));

        assertThat(verdict).isEqualTo(new Verdict.Agreed(1_000, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R1 | tenureMonths >= 18 | tenureMonths > 18
            R1 | tenureMonths >= 18 | tenureMonths >= 17
            R1 | status == "active" | status == "ending"
            R2 | contract.monthlyFee < 420 | contract.monthlyFee <= 420
            R2 | "annual", "rolling" | "annual", "project"
            R3 | usage.seatUse > 0.35 | usage.seatUse > 0.36
            R3 | region not in ("north", "south") | region not in ("north", "west")
            R3 | region not in ("north", "south") | region != null, region not in ("north", "south")
            R4 | needs contains "reach" | needs contains "sales"
            R5 | contract.daysToEnd <= 77 | contract.daysToEnd < 77
            R6 | daysAgo <= 200 | daysAgo < 200
            R6 | exists Purchase | Purchase
            R7 | attributes["rank"] > 3 | attributes["rank"] >= 3
            R8 | $n >= 2 | $n >= 1
            R9 | delivery.teamTrained == false | delivery.teamTrained != true
            """)
    void aJudgeThatIsWrongByAHairIsFoundOut(String rule, String written, String taken) {
        Verdict.Disagreed found = disagreed(wrong(RULES, written, taken));

        assertThat(found.rule().map(RuleCard::name)).contains(rule);
        assertThat(found.said().get(Judges.OURS)).isNotEqualTo(found.said().get("a wrong judge"));
        assertThat(found.clients()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aWrongSignalOrRestraintIsFoundOutToo() {
        assertThat(disagreed(wrong("signals/health.drl", ">= 7", "> 7")).rule().map(RuleCard::name))
                .contains("Red");
        assertThat(disagreed(wrong("policy/rest.drl", "daysAgo < 30", "daysAgo <= 30"))
                        .rule()
                        .map(RuleCard::name))
                .contains("Rest");
        assertThat(disagreed(wrong("policy/rest.drl", "forDays(30)", "forDays(31)"))
                        .rule()
                        .map(RuleCard::name))
                .contains("Rest");
    }

    @Test
    void theClientTheyDisagreeAboutHasNoFactTooMany() {
        Verdict.Disagreed found = disagreed(wrong(RULES, "contract.monthlyFee < 420", "contract.monthlyFee <= 420"));

        assertThat(found.facts())
                .matches(
                        "\\{\"id\":\"C-\\d+\",\"contract\":\\{\"(?:term|monthlyFee)\":[^,]+,\"(?:term|monthlyFee)\":[^,]+}}")
                .containsPattern("\"monthlyFee\":420(?:\\.0)?\\D");
        assertThat(found.said().get(Judges.OURS)).isEmpty();
        assertThat(found.said().get("a wrong judge")).containsExactly("recommends call because \"so\"");
    }

    @Test
    void aReasonInOtherWordsIsADisagreement() {
        Verdict.Disagreed found = disagreed(wrong("signals/health.drl", "tickets are open", "tickets"));

        assertThat(found.rule().map(RuleCard::name)).contains("Red");
    }

    @Test
    void aJudgeThatDoesNotTakeTheBookHasRefusedIt() {
        assertThat(Judges.verify(BOOK, Map.of("a wrong judge", wrong(RULES, "tenureMonths", "tenureMonth"))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.judge()).isEqualTo("a wrong judge"));
    }

    @Test
    void theSameBookHasTheSameClientsEveryTime() {
        List<String> first = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (int number = 1; number <= 50; number++) {
            first.add(new Cases(BOOK, 3).number(number).toString());
            again.add(new Cases(compiled(RuleBookCompiler.plain(), FILES), 3)
                    .number(number)
                    .toString());
        }

        assertThat(again).isEqualTo(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    private static Verdict.Disagreed disagreed(RuleBookCompiler wrong) {
        Verdict verdict = Judges.verify(BOOK, Map.of("a wrong judge", wrong));
        assertThat(verdict).isInstanceOf(Verdict.Disagreed.class);
        return (Verdict.Disagreed) verdict;
    }
}
