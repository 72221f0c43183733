package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Open tickets_33  | signals/health.drl.csv  | Open tickets, row 33
                    Open tickets_33  | signals/health.drl.xlsx | Open tickets, row 33
                    Open tickets_33  | signals/health.drl      | Open tickets_33
                    Named by its row | signals/health.drl.csv  | Named by its row
                    """)
    void namesARowOfATableAsPeopleWould(String rule, String file, String words) {
        assertThat(RuleWords.name(rule, file)).isEqualTo(words);
    }
}
