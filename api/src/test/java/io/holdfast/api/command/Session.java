package io.holdfast.api.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A command line in this process, and what it said. */
final class Session {

    static final Path ROOT =
            Path.of(System.getProperty("holdfast.root", "..")).toAbsolutePath().normalize();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T23:30:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path home;
    private InputStream in = InputStream.nullInputStream();

    Session() {
        this(ROOT);
    }

    Session(Path home) {
        this.home = home;
    }

    Session typing(byte[] input) {
        in = new ByteArrayInputStream(input);
        return this;
    }

    int run(Object... words) {
        return runInto(out, words);
    }

    int runInto(OutputStream results, Object... words) {
        String[] arguments = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        return Holdfast.run(new Shell(in, results, Shell.writer(err), false, home, CLOCK), arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
