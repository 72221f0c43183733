package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportUpliftTest {

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @Test
    void comparesTreatedWithControlAndSaysSo() throws IOException {
        StringBuilder text = new StringBuilder("client,Arm,stayed\n");
        for (int i = 0; i < 400; i++) {
            text.append(i)
                    .append(i % 2 == 0 ? ",mailed," : ",held-out,")
                    .append(i % 2 == 0 ? i % 10 != 0 : i % 4 != 1)
                    .append('\n');
        }
        assertThat(report(
                        text.toString(),
                        "--group",
                        "arm",
                        "--control",
                        "held-out",
                        "--outcome",
                        "stayed",
                        "--control-share",
                        "0.5"))
                .isEqualTo(Exit.FINE);
        JsonNode json = json();
        assertThat(json.path("measure").asText()).isEqualTo("share");
        assertThat(json.path("treated").path("mean").asDouble()).isCloseTo(0.8, within(1e-9));
        assertThat(json.path("control").path("mean").asDouble()).isCloseTo(0.5, within(1e-9));
        assertThat(json.path("verdict").asText()).isEqualTo("better");
        assertThat(json.path("low").asDouble()).isBetween(0.2, 0.3);
        assertThat(json.path("split").path("broken").asBoolean()).isFalse();
        assertThat(json.path("looks").path("bound").asDouble()).isCloseTo(1.96, within(0.001));
        assertThat(session.err()).startsWith("better: treated 0.8000, control 0.5000");
    }

    @Test
    void aScoreIsJudgedByItsQiniCurve() throws IOException {
        String text = "g;y;s\n1;1;0,9\n0;0;0,8\n1;0;0,2\n0;1;0,1\n";
        assertThat(report(text, "--group", "g", "--control", "0", "--outcome", "y", "--score", "s"))
                .isEqualTo(Exit.FINE);
        assertThat(json().path("qini").path("area").asDouble()).isCloseTo(0.75, within(1e-9));
        assertThat(json().path("qini").path("curve").size()).isEqualTo(5);
        assertThat(json().path("verdict").asText()).isEqualTo("undetermined");
        assertThat(session.err())
                .contains("undetermined: ")
                .contains("too few clients in a group: 2 of at least 30")
                .contains("The split was not checked");
    }

    @Test
    void badCellsAreNamedAndTheRestIsCompared() throws IOException {
        String text = "g,y\na,12.5\nb,3\na,lots\n,4\nb,\nb,7e99\n";
        assertThat(report(text, "--group", "g", "--control", "b", "--outcome", "y"))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(json().path("measure").asText()).isEqualTo("mean");
        assertThat(session.err())
                .contains("test.csv:4:2: error: the outcome is no number: `lots`.")
                .contains("test.csv:5:1: error: the group is missing.")
                .contains("test.csv:6:2: error: the outcome is missing.")
                .contains("test.csv:7:2: error: the outcome is no number: `7e99`.");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(report("g,y\na,1\n", "--group", "gruop", "--control", "b", "--outcome", "y"))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(session.err()).contains("there is no column `gruop`.");
        assertThat(report("g,y\na,1\n", "--group", "g", "--control", "b", "--outcome", "y"))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(session.err()).contains("nobody is in the group `b`.");
        assertThat(report("", "--group", "g", "--control", "b", "--outcome", "y"))
                .isEqualTo(Exit.BAD_DATA);
        assertThat(report("g,y\na,1\n", "--group", "g", "--control", "a", "--outcome", "y", "--looks", "6"))
                .isEqualTo(Exit.USAGE);
        assertThat(report("g,y\na,1\n", "--group", "g", "--control", "a", "--outcome", "y", "--control-share", "1"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run(
                        "report",
                        "uplift",
                        "--file",
                        folder.resolve("none.csv"),
                        "--group",
                        "g",
                        "--control",
                        "a",
                        "--outcome",
                        "y"))
                .isEqualTo(Exit.USAGE);
        assertThat(session.run("report")).isEqualTo(Exit.USAGE);
    }

    private int report(String text, Object... options) throws IOException {
        Path file = Files.writeString(folder.resolve("test.csv"), text);
        Object[] all = new Object[options.length + 4];
        System.arraycopy(new Object[] {"report", "uplift", "--file", file}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return session.run(all);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(session.out());
    }
}
