package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTest {

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @BeforeEach
    void writeTheBook() throws IOException {
        SmallBook.in(folder);
    }

    @Test
    void saysWhichRulesFiredAndWhichNeverDid() {
        assertThat(session.run("test", "--rules", folder)).isEqualTo(Exit.FINE);
        assertThat(session.out())
                .contains("1  " + folder + "/retention/contract.drl:1  Long on a rolling contract")
                .contains("-  " + folder + "/retention/contract.drl:8  Idle for a month")
                .endsWith(": 1 of 1 test passed; 1 of 2 rules fired.\n");
    }

    @Test
    void printsAFailureAtItsPlaceWithTheDifference() throws IOException {
        SmallBook.replace(folder.resolve("tests/contract.yaml"), "recommend:", "never:");

        assertThat(session.run("test", "--rules", folder)).isEqualTo(Exit.TESTS_FAILED);
        assertThat(session.out())
                .contains(folder + "/tests/contract.yaml:1")
                .contains(": failed: Two years and rolling")
                .contains("offer-annual-contract")
                .contains(": 0 of 1 test passed");
    }

    @Test
    void failsOnATestFileThatCannotBeRead() throws IOException {
        SmallBook.write(folder.resolve("tests/broken.yaml"), "- title: [\n");

        assertThat(session.run("test", "--rules", folder)).isEqualTo(Exit.TESTS_FAILED);
        assertThat(session.out()).contains("tests/broken.yaml").contains("1 fault");
    }
}
