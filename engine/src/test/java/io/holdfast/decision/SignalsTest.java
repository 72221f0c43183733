package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void theWorstOfSeveralCountsWithItsOwnReasonOnly() {
        SignalReading health = signal("health", "'feedback':{'openTickets':4,'escalations':0}");
        assertThat(health.value()).isEqualTo("amber");
        assertThat(health.because()).isEqualTo("They have 4 open tickets");
        assertThat(health.rule()).isEqualTo("Open tickets_7");
    }

    @Test
    void everyReasonForTheSameValueIsGivenInTheOrderOfTheFile() {
        SignalReading health = signal("health", "'feedback':{'openTickets':9,'escalations':2}");
        assertThat(health.value()).isEqualTo("red");
        assertThat(health.because()).isEqualTo("They have 9 open tickets; They have escalated 2 times");
        assertThat(health.rule()).isEqualTo("Open tickets_8");
    }

    @Test
    void theBestOfSeveralCountsWhereTheBookSaysSo() {
        SignalReading mood = signal("mood", "'usage':{'seats':9,'activeUsers':3}");
        assertThat(mood.value()).isEqualTo("sunny");
        assertThat(mood.because()).isEqualTo("They use them");
    }

    @Test
    void theLastOfSeveralIsTheOneThatStandsLastInTheFiles() {
        SignalReading season = signal("season", "'usage':{'seats':9,'activeUsers':3}");
        assertThat(season.value()).isEqualTo("summer");
        assertThat(season.because()).isNull();
        assertThat(season.rule()).isEqualTo("Summer comes last in the file");
        assertThat(signal("season", "'usage':{'seats':9}").value()).isEqualTo("winter");
    }

    @Test
    void aSignalThatNoRuleConcludesIsNotThere() {
        assertThat(EveryKind.decision("", "").signals()).isEmpty();
        assertThat(EveryKind.decision("", "'feedback':{'escalations':0}").signals())
                .extracting(SignalReading::name)
                .containsExactly("health");
    }

    private static SignalReading signal(String name, String facts) {
        return EveryKind.decision("", facts).signals().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
