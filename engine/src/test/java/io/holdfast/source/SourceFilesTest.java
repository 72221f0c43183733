package io.holdfast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilesTest {

    private static final SourceFiles BOOK = SourceFiles.of(Map.of("book.yaml", "name: A\n", "x/y.drl", "rule\nend\n"));

    @TempDir
    Path folder;

    @Test
    void theSameContentIsTheSameRevision() throws IOException {
        write("book.yaml", "name: A\n");
        write("x/y.drl", "rule\nend\n");

        assertThat(SourceFiles.read(folder).revision()).isEqualTo(BOOK.revision());
        assertThat(BOOK.revision().hash()).matches("[0-9a-f]{64}");
        assertThat(BOOK.revision().hash()).startsWith(BOOK.revision().brief());
        assertThat(BOOK.revision().brief()).hasSize(12);
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws IOException {
        Files.createDirectory(folder.resolve("book"));
        write("book/book.yaml", "name: A\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("book"));

        assertThat(SourceFiles.read(link).paths()).containsExactly("book.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule\r\nend\r\n", "rule\rend\r", "\uFEFFrule\nend\n", "\uFEFFrule\r\nend\r\n"})
    void lineEndsAndByteOrderMarksChangeNoRevision(String text) {
        assertThat(BOOK.with("x/y.drl", text).revision()).isEqualTo(BOOK.revision());
    }

    @Test
    void aChangedByteOrNameOrPlaceIsAnotherRevision() {
        assertThat(BOOK.with("x/y.drl", "rule\nend \n").revision()).isNotEqualTo(BOOK.revision());
        assertThat(BOOK.with("z.drl", "").revision()).isNotEqualTo(BOOK.revision());
        assertThat(BOOK.without("x/y.drl").revision()).isNotEqualTo(BOOK.revision());
        assertThat(SourceFiles.of(Map.of("a", "bc")).revision())
                .isNotEqualTo(SourceFiles.of(Map.of("ab", "c")).revision());
        assertThat(SourceFiles.of(Map.of("a", "1", "b", "")).revision())
                .isNotEqualTo(SourceFiles.of(Map.of("a", "", "b", "1")).revision());
    }

    @Test
    void aBookInHandNeverChanges() {
        BOOK.bytes("book.yaml").orElseThrow()[0] = 'X';
        BOOK.with("book.yaml", "name: B\n");

        assertThat(BOOK.text("book.yaml")).contains("name: A\n");
        assertThatThrownBy(() -> BOOK.paths().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/config",
                ".DS_Store",
                "~$actions.csv",
                "x/~$actions.xlsx",
                "nps.dslr~",
                ".nps.dslr.swp",
                "nps.dslr.swp",
                "nps.swo",
                "actions.csv.tmp",
                "actions.csv.bak",
                ".hidden/nps.dslr"
            })
    void editorsLeftoversAreLeftOut(String leftover) throws IOException {
        write("book.yaml", "name: A\n");
        write("x/y.drl", "rule\nend\n");
        write(leftover, "anything");

        assertThat(SourceFiles.read(folder).revision()).isEqualTo(BOOK.revision());
    }

    @Test
    void workbooksKeepEveryByte() throws IOException {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '\r', '\n', 0};
        Files.write(folder.resolve("t.drl.xlsx"), bytes);

        assertThat(SourceFiles.read(folder).bytes("t.drl.xlsx")).contains(bytes);
    }

    @Test
    void whatIsNoTextHasNone() throws IOException {
        Files.write(folder.resolve("latin.drl"), "für".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("null.drl"), new byte[] {'a', 0});

        SourceFiles files = SourceFiles.read(folder);
        assertThat(files.text("latin.drl")).isEmpty();
        assertThat(files.text("null.drl")).isEmpty();
        assertThat(files.text("none.drl")).isEmpty();
    }

    @Test
    void aMissingFolderAndAHugeFileAreRefusedByName() throws IOException {
        assertThatThrownBy(() -> SourceFiles.read(folder.resolve("no")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no folder");
        Files.write(folder.resolve("huge.drl"), new byte[SourceFiles.MAX_FILE_BYTES + 1]);
        assertThatThrownBy(() -> SourceFiles.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("huge.drl");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
