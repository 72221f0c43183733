package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.judges.Judges;
import io.holdfast.judges.Verdict;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.rulebook.Stage;
import io.holdfast.source.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifiedTest {

    private static final RuleCard RULE = new RuleCard(
            "Idle", Stage.PLAYBOOKS, "retention", Place.line("retention/idle.drl", 7), List.of(), List.of(), List.of());

    @Test
    void aDisagreementNamesTheRuleTheClientAndWhatEachSaid() {
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put(Judges.OURS, List.of("recommends call"));
        said.put("the plain evaluator", List.of());
        Verified verified = verified(
                new Verdict.Disagreed(12, "{\"id\":\"C-1\"}", LocalDate.of(2026, 3, 1), Optional.of(RULE), said));

        assertThat(verified.agreed()).isFalse();
        assertThat(String.join("\n", verified.lines()))
                .contains("After 12 clients, not all say the same.")
                .contains("rules/retention/idle.drl:7  Idle")
                .contains("by our build it recommends call")
                .contains("by the plain evaluator it says nothing")
                .contains("for the client {\"id\":\"C-1\"} on 2026-03-01")
                .contains("our fault");
    }

    @Test
    void aJudgeThatDoesNotTakeTheBookIsNoAgreement() {
        assertThat(verified(new Verdict.Refused("stock Drools", List.of())).agreed())
                .isFalse();
    }

    private static Verified verified(Verdict verdict) {
        Shell shell = new Shell(
                java.io.InputStream.nullInputStream(),
                java.io.OutputStream.nullOutputStream(),
                Shell.writer(java.io.OutputStream.nullOutputStream()),
                false,
                Path.of(""),
                Clock.systemUTC());
        return new Verified(new RulesFolder(shell), List.of(Judges.Other.PLAIN), verdict);
    }
}
