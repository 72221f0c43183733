package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in {@code fixtures/broken} is told in exactly the words its expected.txt holds. */
class BrokenBooksTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("goldens"));

    static List<String> cases() throws IOException {
        return BrokenBooks.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isToldWhatIsWrongAndWhere(String name) throws IOException {
        String told = BrokenBooks.told(BrokenBooks.of(name));
        Path expected = BrokenBooks.FOLDER.resolve(name).resolve(BrokenBooks.EXPECTED);
        if (REWRITE) {
            assertThat(System.getenv("CI"))
                    .as("goldens are rewritten at a desk, where somebody reads them")
                    .isNull();
            Files.writeString(expected, told);
        }
        assertThat(told).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @Test
    void saysNothingOfTheHealthyBook() {
        assertThat(BrokenBooks.diagnostics(BrokenBooks.base()))
                .extracting(Diagnostic::line)
                .isEmpty();
    }
}
