package io.holdfast.api.rulebooks;

import io.holdfast.source.SourceFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A rule book's files as one zip: the same files always give the same bytes. */
final class RevisionZip {

    /** The first moment a zip can name; when a file was saved is no part of a revision. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RevisionZip() {}

    static byte[] of(SourceFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String path : files.paths()) {
                ZipEntry entry = new ZipEntry(path);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(files.bytes(path).orElseThrow());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The files again; the caller holds them against the revision they are kept under. */
    static SourceFiles files(byte[] zipped) {
        Map<String, byte[]> contents = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return SourceFiles.ofBytes(contents);
    }
}
