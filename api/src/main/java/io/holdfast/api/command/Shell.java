package io.holdfast.api.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a command finds around it.
 *
 * @param out results, and nothing else
 * @param terminal whether somebody watches {@code err}
 * @param home the folder that holds the starter rules and the fixtures
 */
record Shell(InputStream in, OutputStream out, PrintWriter err, boolean terminal, Path home, Clock clock) {

    /** The process's own; its launcher says what Java cannot find out. */
    static Shell ofProcess() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Shell(
                System.in,
                new BufferedOutputStream(Boolean.getBoolean("holdfast.pipe") ? new Pipe(out) : out, 1 << 16),
                writer(new FileOutputStream(FileDescriptor.err)),
                Boolean.getBoolean("holdfast.terminal"),
                Path.of(System.getProperty("holdfast.home", "")),
                Clock.systemUTC());
    }

    static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    Path starterRules() {
        return home.resolve("rules");
    }

    /** A line of the result. */
    void print(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A line for whoever watches, behind the results so far. */
    void say(String line) {
        try {
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        err.println(line);
    }
}
