package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookPathsTest {

    private static final List<String> THERE = List.of("actions.csv", "retention/notice.dslr");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actions.csv",
                "retention/Über uns (2).dslr",
                "retention/отток.drl.csv",
                "retention/πελάτες.drl.csv",
                "tests/日本のCRM.yaml",
                "notes.md"
            })
    void takesNamesOfAnyLanguage(String path) {
        assertThat(BookPaths.problem(path, THERE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../actions.csv                  | folders and a name
            retention/../../actions.csv     | folders and a name
            /etc/passwd.txt                 | folders and a name
            retention//notice.dslr          | folders and a name
            ./actions.csv                   | folders and a name
            retention\\notice.dslr          | folders and a name
            C:\\actions.csv                 | folders and a name
            C:actions.csv                   | folders and a name
            a\0.csv                         | folders and a name
            .hidden.csv                     | folders and a name
            actions.csv.                    | folders and a name
            CON.csv                         | a device on Windows
            retention/lpt1.csv              | a device on Windows
            com¹.csv                        | write `com1.csv`
            ＡＣＴＩＯＮＳ.csv               | write `ACTIONS.csv`
            ﬁle.csv                         | write `file.csv`
            аctions.csv                     | two alphabets
            retention/nοtice.dslr           | two alphabets
            Actions.csv                     | differs in capitals only
            run.sh                          | holds files that end in
            a/b/c/d/e/f/g.csv               | folders deep""")
    void refusesWhatADiskAnAddressOrAReaderTakesForSomethingElse(String path, String why) {
        assertThat(BookPaths.problem(path, THERE))
                .hasValueSatisfying(said -> assertThat(said).contains(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 300})
    void refusesNamesThatAreTooLong(int length) {
        assertThat(BookPaths.problem("x".repeat(length - 4) + ".csv", THERE))
                .hasValueSatisfying(said -> assertThat(said).contains("1 to 200 characters"));
    }
}
