package io.holdfast.decision;

import static io.holdfast.decision.EveryKind.decision;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a rule is in force is a matter of the day a client is looked at, never of a clock. */
class DatesTest {

    private static final Map<String, String> SAYS =
            Map.of("From March", "from March", "Until March", "until March", "In a year long past", "2001");

    @Test
    void aRuleBeginsOnItsFirstDayAndEndsOnItsLast() {
        assertThat(said(LocalDate.of(2026, 2, 28))).containsExactly("until March");
        assertThat(said(LocalDate.of(2026, 3, 1))).containsExactly("from March");
        assertThat(said(LocalDate.of(2126, 3, 1))).containsExactly("from March");
    }

    @Test
    void datesBehindTheRulesNameCountLikeAnyOthers() {
        assertThat(said(LocalDate.of(2001, 1, 1))).containsExactly("until March", "2001");
        assertThat(said(LocalDate.of(2000, 12, 31))).containsExactly("until March");
        assertThat(said(LocalDate.of(2001, 12, 30))).contains("2001");
        assertThat(said(LocalDate.of(2001, 12, 31))).containsExactly("until March");
    }

    @Test
    void aNameMayHoldTheWordsOfAttributes() {
        assertThat(EveryKind.only(decision("named", "")).because()).isEqualTo("its name is no attribute");
    }

    /** The rules that fired, by what they say. */
    private static List<String> said(LocalDate asOf) {
        return Optional.ofNullable(EveryKind.only(decision("dated", "", asOf)).rules()).orElseThrow().stream()
                .map(rule -> SAYS.getOrDefault(rule.rule(), rule.rule()))
                .toList();
    }
}
