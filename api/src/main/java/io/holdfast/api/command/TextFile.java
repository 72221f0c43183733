package io.holdfast.api.command;

import io.holdfast.source.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A text that a command reads whole, and says what is wrong with.
 *
 * @param file a path, packed where it ends in {@code .gz}, or - for standard input
 */
record TextFile(Shell shell, String file) {

    private static final int FAULTS_IN_FULL = 20;

    /** Empty when it is not text, which is then said. */
    Optional<String> text() throws IOException {
        try (InputStream in = open()) {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString());
        } catch (CharacterCodingException notText) {
            shell.say(shown() + ": this is not a text in UTF-8. Save it as CSV in UTF-8.");
            return Optional.empty();
        }
    }

    /** The file as messages name it. */
    String shown() {
        return file.equals("-") ? "standard input" : file;
    }

    /** Says the first of its faults, and how many more there are. */
    void say(List<Diagnostic> faults) {
        faults.stream().limit(FAULTS_IN_FULL).forEach(fault -> shell.say(fault.line()));
        if (faults.size() > FAULTS_IN_FULL) {
            shell.say((faults.size() - FAULTS_IN_FULL) + " more faults follow; they are only counted.");
        }
    }

    private InputStream open() throws IOException {
        if (file.equals("-")) {
            return shell.in();
        }
        InputStream raw = Files.newInputStream(Path.of(file));
        return file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }
}
