package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.catalogue.Control;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlTest {

    @Test
    void theShareIsTheOneThatWasMeantAndAnotherSaltDrawsAnotherGroup() {
        Control spring = new Control(0.2, "spring");
        Control summer = new Control(0.2, "summer");
        double inSpring = count(spring, spring);
        assertThat(inSpring / 50_000).isCloseTo(0.2, within(0.006));
        assertThat(count(spring, summer) / inSpring).isCloseTo(0.2, within(0.015));
        assertThat(Control.NONE.holds("C-1")).isFalse();
    }

    private static double count(Control one, Control other) {
        return IntStream.range(0, 50_000)
                .mapToObj(i -> "C-" + i)
                .filter(id -> one.holds(id) && other.holds(id))
                .count();
    }

    @Test
    void whoIsHeldOutIsToldNothingAndWhatWasWithheldIsKeptAside() throws IOException {
        SourceFiles files = SourceFiles.read(EveryKind.FOLDER);
        String book = files.text("book.yaml").orElseThrow();
        RuleBook half = RuleBookCompiler.standard()
                .compile(files.with("book.yaml", book + "\ncontrol: { share: 0.5, salt: " + salt() + " }\n"))
                .fold(good -> good, faults -> {
                    throw new AssertionError(faults);
                });
        Decision held =
                new DecisionEngine().decide(half, EveryKind.client("ties", "", EveryKind.TODAY), Options.STANDARD);
        assertThat(held.control()).isTrue();
        assertThat(held.recommendations()).isEmpty();
        assertThat(held.withheld())
                .extracting(Recommendation::action)
                .containsExactly("first-tie", "another-tie", "lesser");
        assertThat(DecisionJson.line(held))
                .contains("\"control\":true", "\"recommendations\":[]")
                .doesNotContain("first-tie", "withheld");
        assertThat(DecisionJson.line(held.withheld())).contains("first-tie");
        assertThat(DecisionJson.line(EveryKind.decision("ties", ""))).doesNotContain("control", "withheld");
    }

    /** A salt with which the client of these tests is held out. */
    private static String salt() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "s" + i)
                .filter(salt -> new Control(0.5, salt).holds("C-1"))
                .findFirst()
                .orElseThrow();
    }
}
