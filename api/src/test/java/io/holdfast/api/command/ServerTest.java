package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();

    @Test
    void refusesASettingsFileThatIsNotThere() {
        assertThat(session.run("server", folder.resolve("no-such.yml"))).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("no-such.yml");
    }

    @Test
    void refusesASettingThatIsNoneAndNamesTheNearest() throws IOException {
        Path settings = Files.writeString(folder.resolve("my.yml"), "ruls:\n  folder: rules\n");

        assertThat(session.run("server", settings)).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("ruls").contains("rules").doesNotContain("\tat ");
    }
}
