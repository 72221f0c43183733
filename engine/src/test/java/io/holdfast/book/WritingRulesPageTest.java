package io.holdfast.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WritingRulesPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("<!-- (\\S+) -->\\n```\\w*\\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsExamplesAreCopiedFromTheBook() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/rules.md")));
        int found = 0;
        while (examples.find()) {
            assertThat(Files.readString(ROOT.resolve(examples.group(1)))).contains(examples.group(2));
            found++;
        }
        assertThat(found).isGreaterThan(5);
    }
}
