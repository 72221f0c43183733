package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.SourceFiles;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PossibilityTest {

    private static final Set<String> NEVER_KNOWN = Set.of("usage.seats", "usage.daysIdle", "purchases", "attributes");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    Client( usage.daysIdle > 30 )                                ; false
                    Client( status == "active", usage.daysIdle > 30 )            ; false
                    Client( usage.daysIdle > 30 || status == "active" )          ; true
                    Client( usage.daysIdle == null )                             ; true
                    Client( usage.daysIdle != null )                             ; false
                    Client( usage.daysIdle != 3 )                                ; true
                    Client( usage.seats in (1, 2) )                              ; false
                    Client( usage.seats not in (1, 2) )                          ; true
                    Client( usage.activeUsers > 3 )                              ; true
                    Purchase( amount > 3 )                                       ; false
                    not Purchase( amount > 3 )                                   ; true
                    exists Purchase( amount > 3 )                                ; false
                    Contact( daysAgo < 9 )                                       ; true
                    """)
    void judgesByWhatIsKnownOfAllClientsTogether(String when, boolean possible) {
        assertThat(neverHolding(when)).isEqualTo(!possible);
    }

    private static boolean neverHolding(String when) {
        SourceFiles files = SourceFiles.of(Map.of(
                "book.yaml",
                """
                name: Small
                currency: EUR
                timeZone: Europe/Berlin
                defaults: { noticeDays: 30, marginRate: 0.4, expectedYears: 3, discountRate: 0.1, horizonMonths: 24 }
                limits: { sell: 2, reward: 2, keep: 6 }
                noticeWindowDays: 45
                signals:
                  health: { values: [green, amber, red], combine: worst }
                """,
                "actions.csv",
                """
                id,playbook,kind,title,effect,amount,uplift,likelihood,cost,restDays,channel,owner,dueDays
                act,retention,keep,Act,keep,,0.2,0.5,10,30,call,accountManager,14
                """,
                "services.csv",
                """
                id,name,core,ladder,rung,price,period,margin,adjacentTo,extraOf,biggerOf,segments,solves
                hosting,Hosting,true,,,20,month,0.5,,,,,
                """,
                "retention/only.drl",
                "rule \"Only\"\nwhen\n    " + when
                        + "\nthen\n    decision.recommend(\"act\").because(\"so\");\nend\n"));
        return RuleBookCompiler.standard()
                .compile(files)
                .fold(book -> !book.neverHolding(NEVER_KNOWN).isEmpty(), faults -> {
                    throw new AssertionError(faults);
                });
    }
}
