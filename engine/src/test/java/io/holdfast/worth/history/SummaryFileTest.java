package io.holdfast.worth.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryFileTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void readsASurvivalTableInAnyCaseOrderAndSequence() {
        Optional<Renewals> read = renewals("Survivors,note,PERIOD\n60,b,2\n100,,0\n80.5,a,1\n");
        assertThat(read).contains(Renewals.ofCohort(100, 80.5, 60));
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @Test
    void readsAClientALine() {
        String text = "\uFEFFid;t;Frequency;RECENCY;Monetary_Value\r\n1;38,86;2;30,43;22,35\r\n2;38,86;0;0;\r\n\r\n";
        assertThat(SummaryFile.visits("s.csv", text, diagnostics))
                .contains(List.of(new Visits(2, 30.43, 38.86), new Visits(0, 0, 38.86)));
        assertThat(SummaryFile.spends("s.csv", text, diagnostics)).contains(List.of(new Spend(2, 22.35), Spend.NONE));
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|s.csv: error: this file is empty. Its first line names the columns: period, survivors.",
                "period,survivors|s.csv:1: error: nothing stands below the names of the columns.",
                "period,survivers#0,5|s.csv:1: error: there is no column `survivors`. Is it `survivers`? Rename that column.",
                "a,b#0,5|s.csv:1: error: there is no column `period`. It has a, b.",
                "period,period,survivors#0,1,5|s.csv:1:2: error: column `period` is here twice. Remove one.",
                "period,survivors#0,many|s.csv:2:2: error: survivors is not a number: `many`.",
                "period,survivors#0,NaN|s.csv:2:2: error: survivors is not a number: `NaN`.",
                "period,survivors#0|s.csv:2:2: error: survivors is missing.",
                "period,survivors#0,-5|s.csv:2:2: error: survivors is negative: -5.",
                "period,survivors#0,1e13|s.csv:2:2: error: survivors is too large: 1e13.",
                "period,survivors#0.5,5|s.csv:2:1: error: period is not a whole number: 0.5.",
                "period,survivors#0,100#1,90#2,91|s.csv:4:2: error: survivors grow from 90 to 91. Give those of one cohort who are still there; nobody can join it.",
                "period,survivors#1,100#2,90|s.csv:2:2: error: period 0 is missing. Periods count from 0, the start, without a gap.",
                "period,survivors#0,100#2,90|s.csv:3:2: error: period 1 is missing. Periods count from 0, the start, without a gap.",
                "period,survivors#0,100#0,90|s.csv:3:1: error: period 0 is here twice. Keep one line for each period.",
                "period,survivors#0,0#1,0|s.csv:2:2: error: nobody was there at the start.",
            })
    void namesWhatIsWrongWithASurvivalTable(String text, String message) {
        assertThat(renewals(text.replace('#', '\n'))).isEmpty();
        assertThat(diagnostics.sorted().get(0).line()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency,recency,T#2,30,29|s.csv:2:2: error: recency 30 is more than T 29. Both count from the first visit: recency to the last one, T to the day of looking.",
                "frequency,recency,T#0,3,29|s.csv:2:2: error: recency is 3 for a client who never came back. It counts from the first visit to the last one, and is 0 where frequency is.",
                "frequency,recency,T#2.5,3,29|s.csv:2:1: error: frequency is not a whole number: 2.5.",
                "frequency,recency,T#2,3,|s.csv:2:3: error: T is missing.",
                "frequency,recency,age#2,3,29|s.csv:1: error: there is no column `T`. It has frequency, recency, age.",
                "frequency,recency,T#3000000000,3,29|s.csv:2:1: error: frequency is not a whole number: 3000000000.",
                "frequency,recency,T#2,\"3,29|s.csv:2: error: the quotes of this row do not match. Close every \" and write a quote inside a cell as \"\".",
            })
    void namesWhatIsWrongWithVisits(String text, String message) {
        assertThat(SummaryFile.visits("s.csv", text.replace('#', '\n'), diagnostics))
                .isEmpty();
        assertThat(diagnostics.sorted()).extracting(Diagnostic::line).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency,monetary#2,0|s.csv:2:2: error: a client who came back spent nothing. Leave out visits without a sale.",
                "frequency,monetary#2,|s.csv:2:2: error: monetary is missing.",
                "frequency,monetary#2,-1|s.csv:2:2: error: monetary is negative: -1.",
                "frequency,recency#2,1|s.csv:1: error: there is no column `monetary`. It has frequency, recency.",
            })
    void namesWhatIsWrongWithSpend(String text, String message) {
        assertThat(SummaryFile.spends("s.csv", text.replace('#', '\n'), diagnostics))
                .isEmpty();
        assertThat(diagnostics.sorted()).extracting(Diagnostic::line).containsExactly(message);
    }

    @Test
    void namesEveryFaultAtOnce() {
        SummaryFile.visits("s.csv", "frequency,recency,T\n-1,x,3\n1,5,4\n", diagnostics);
        assertThat(diagnostics.sorted())
                .extracting(one -> one.at().toString())
                .containsExactly("s.csv:2:1", "s.csv:2:2", "s.csv:3:2");
    }

    private Optional<Renewals> renewals(String text) {
        return SummaryFile.renewals("s.csv", text, diagnostics);
    }
}
