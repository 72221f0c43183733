package io.holdfast.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that H2 keeps a database in. Because every commit is on disk before it is acknowledged, H2 never packs the
 * file while it is open, and what commits leave behind is many times what they keep: so it is packed as it is closed.
 */
final class OwnFile {

    private static final long SMALL = 32L << 20;
    private static final long LARGE = 4L << 30;

    private final Path file;
    private final long small;
    private final long packed;

    /** The file as it is now, before it is opened, taken as packed. */
    OwnFile(Path file) {
        this(file, SMALL);
    }

    /**
     * @param small bytes up to which packing is not worth the wait
     */
    OwnFile(Path file, long small) {
        this.file = file;
        this.small = small;
        this.packed = bytes();
    }

    /**
     * How H2 is told to close it. Packing reads and writes it once; over 4 GiB a stop would take too long, and below
     * twice its size at the start there is too little to win.
     */
    String closing() {
        long bytes = bytes();
        boolean worthIt = bytes > small && bytes <= LARGE && bytes > 2 * packed;
        return worthIt ? "shutdown compact" : "shutdown";
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    private long bytes() {
        try {
            return isThere() ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
