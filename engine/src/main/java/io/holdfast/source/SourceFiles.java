package io.holdfast.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one rule book, frozen in memory: path (relative, forward slashes) to normalised content. */
public final class SourceFiles {

    /** The largest file a rule book may hold, in bytes. */
    public static final int MAX_FILE_BYTES = 16 * 1024 * 1024;

    private final SortedMap<String, Content> files;
    private @Nullable Revision revision;

    /** What stands in one file: two are equal when their bytes are. */
    public static final class Content {

        private final byte[] bytes;
        private int hash;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Content content
                            && hashCode() == content.hashCode()
                            && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            if (hash == 0) {
                hash = Arrays.hashCode(bytes);
            }
            return hash;
        }
    }

    private SourceFiles(SortedMap<String, Content> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /** The given texts as files, for tests and for edits that were never on a disk. */
    public static SourceFiles of(Map<String, String> texts) {
        SortedMap<String, Content> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, normalised(path, text.getBytes(StandardCharsets.UTF_8))));
        return new SourceFiles(files);
    }

    /** The given contents as files, as {@link #bytes} gave them out. */
    public static SourceFiles ofBytes(Map<String, byte[]> contents) {
        SortedMap<String, Content> files = new TreeMap<>();
        contents.forEach((path, bytes) -> files.put(path, normalised(path, bytes.clone())));
        return new SourceFiles(files);
    }

    /**
     * Reads every file below a folder, leaving out editors' leftovers and hidden files.
     *
     * @throws IOException when the folder is missing, cannot be read, or holds a file over {@link #MAX_FILE_BYTES}
     */
    public static SourceFiles read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        SortedMap<String, Content> files = new TreeMap<>();
        // A walk does not follow the link that it begins at, and would find nothing.
        Path root = folder.toRealPath();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (isLeftover(path)) {
                    continue;
                }
                if (Files.size(file) > MAX_FILE_BYTES) {
                    throw new IOException(path + " is larger than " + MAX_FILE_BYTES + " bytes.");
                }
                files.put(path, normalised(path, Files.readAllBytes(file)));
            }
        }
        return new SourceFiles(files);
    }

    /** This book with one file replaced or added. */
    public SourceFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** This book with one file replaced or added. */
    public SourceFiles with(String path, byte[] bytes) {
        SortedMap<String, Content> changed = new TreeMap<>(files);
        changed.put(path, normalised(path, bytes));
        return new SourceFiles(changed);
    }

    /** This book without one file. */
    public SourceFiles without(String path) {
        SortedMap<String, Content> changed = new TreeMap<>(files);
        changed.remove(path);
        return new SourceFiles(changed);
    }

    public Collection<String> paths() {
        return files.keySet();
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** The bytes of a file; empty when there is none of that path. */
    public Optional<byte[]> bytes(String path) {
        return content(path).map(content -> content.bytes.clone());
    }

    /** The content of a file, by which it is known again; empty when there is none of that path. */
    public Optional<Content> content(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The text of a file; empty when there is none of that path or it is not UTF-8 text. */
    public Optional<String> text(String path) {
        Content content = files.get(path);
        if (content == null) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content.bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The content's name: the same files give the same revision, whatever their line ends. */
    public synchronized Revision revision() {
        if (revision == null) {
            revision = digested();
        }
        return revision;
    }

    private Revision digested() {
        MessageDigest digest = Sha256.digest();
        files.forEach((path, content) -> {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(content.bytes.length)
                    .array());
            digest.update(name);
            digest.update(content.bytes);
        });
        return new Revision(HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isLeftover(String path) {
        for (String part : path.split("/")) {
            if (part.startsWith(".") || part.startsWith("~$") || part.endsWith("~")) {
                return true;
            }
        }
        return path.endsWith(".swp") || path.endsWith(".swo") || path.endsWith(".tmp") || path.endsWith(".bak");
    }

    /** Text loses its byte-order mark and Windows line ends, so that neither changes a meaning or a revision. */
    private static Content normalised(String path, byte[] bytes) {
        if (path.endsWith(".xlsx") || path.endsWith(".xls")) {
            return new Content(bytes);
        }
        int from = startsWithMark(bytes) ? 3 : 0;
        byte[] kept = new byte[bytes.length - from];
        int length = 0;
        for (int i = from; i < bytes.length; i++) {
            boolean windowsEnd = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (!windowsEnd) {
                kept[length++] = bytes[i] == '\r' ? (byte) '\n' : bytes[i];
            }
        }
        return new Content(Arrays.copyOf(kept, length));
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
