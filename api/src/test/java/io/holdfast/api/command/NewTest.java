package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTest {

    @TempDir
    Path folder = Path.of("");

    private Session session = new Session();

    @BeforeEach
    void writeTheStarterRules() throws IOException {
        SmallBook.in(folder.resolve("home/rules"));
        SmallBook.write(folder.resolve("home/rules/.hidden"), "left behind");
        session = new Session(folder.resolve("home"));
    }

    @Test
    void copiesTheStarterRulesIntoAFolderThatIsNotThereYet() {
        Path mine = folder.resolve("deep/mine");

        assertThat(session.run("new", mine)).isEqualTo(Exit.FINE);

        assertThat(mine.resolve("retention/contract.drl"))
                .hasSameTextualContentAs(folder.resolve("home/rules/retention/contract.drl"));
        assertThat(mine.resolve(".hidden")).doesNotExist();
        assertThat(session.out()).contains("holdfast check --rules " + mine);
    }

    @Test
    void takesAnEmptyFolder() throws IOException {
        assertThat(session.run("new", Files.createDirectory(folder.resolve("empty"))))
                .isEqualTo(Exit.FINE);
    }

    @Test
    void leavesAFolderAloneThatHoldsSomething() throws IOException {
        Path taken = folder.resolve("taken");
        SmallBook.write(taken.resolve("mine.txt"), "mine");

        assertThat(session.run("new", taken)).isEqualTo(Exit.USAGE);

        assertThat(session.err()).contains("is not empty, and nothing in it was touched");
        assertThat(taken).isDirectoryContaining("glob:**mine.txt");
        assertThat(taken.resolve("book.yaml")).doesNotExist();
    }
}
