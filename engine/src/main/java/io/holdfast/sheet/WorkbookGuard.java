package io.holdfast.sheet;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Looks at a workbook that somebody sent before anything unpacks it into memory: what is too large, hides something,
 * calculates, or reaches outside is refused.
 */
public final class WorkbookGuard {

    /** The largest workbook taken in, in bytes. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_UNPACKED = 24 * 1024 * 1024;
    private static final int MOST_PARTS = 200;
    private static final byte[] OLD_FORMAT = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final String file;
    private final boolean strict;
    private final Diagnostics diagnostics;
    private final List<String> refused = new ArrayList<>();
    private long unpacked;

    private WorkbookGuard(String file, boolean strict, Diagnostics diagnostics) {
        this.file = file;
        this.strict = strict;
        this.diagnostics = diagnostics;
    }

    /** Whether a workbook may be opened; what is wrong with it becomes errors at the file or its cells. */
    public static boolean lets(String file, byte[] bytes, Diagnostics diagnostics) {
        return lets(file, bytes, true, diagnostics);
    }

    /** Whether a workbook of a folder that we trust can be opened without filling the memory. */
    public static boolean fits(String file, byte[] bytes, Diagnostics diagnostics) {
        return lets(file, bytes, false, diagnostics);
    }

    private static boolean lets(String file, byte[] bytes, boolean strict, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        new WorkbookGuard(file, strict, own).look(bytes);
        diagnostics.addAll(own.sorted());
        return !own.hasErrors();
    }

    private void look(byte[] bytes) {
        if (!strict) {
            // What cannot be read at all, the reader says in its own words.
            unpack(bytes);
        } else if (bytes.length > MOST_BYTES) {
            error("this workbook has " + bytes.length + " bytes; " + MOST_BYTES + " are the most.", "Split the table.");
        } else if (startsWith(bytes, OLD_FORMAT)) {
            error(
                    "this is a workbook of the old format, or one with a password.",
                    "Save it as .xlsx without a password.");
        } else if (!startsWith(bytes, new byte[] {'P', 'K', 3, 4})) {
            error("this is no .xlsx workbook.", "Save it as .xlsx in your spreadsheet program.");
        } else {
            unpack(bytes);
        }
    }

    private void unpack(byte[] bytes) {
        boolean sheets = false;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int parts = 0;
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
                if (++parts > MOST_PARTS) {
                    error("this workbook has more than " + MOST_PARTS + " parts.", "Copy the table into a new one.");
                    return;
                }
                sheets |= name.equals("xl/workbook.xml");
                part(name, new Metered(zip));
            }
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            if (unpacked > MOST_UNPACKED) {
                error(
                        "this workbook unpacks to more than " + MOST_UNPACKED + " bytes.",
                        "Copy the table alone into a new workbook.");
            } else if (strict) {
                error("this is no workbook that can be read.", "Save it again as .xlsx.");
            }
            return;
        }
        if (strict && !sheets) {
            error("this is no .xlsx workbook.", "Save it as .xlsx in your spreadsheet program.");
        }
    }

    private void part(String name, InputStream content) throws IOException, XMLStreamException {
        if (!strict) {
            // Only how much it unpacks to.
        } else if (name.contains("vbaproject") || name.contains("/macrosheets/") || name.endsWith(".bin")) {
            once("this workbook holds macros or other programs.", "Save it as .xlsx, without macros.");
        } else if (name.startsWith("xl/externallinks/") || name.equals("xl/connections.xml")) {
            once("this workbook reads from other files or databases.", "Paste what it shows as values.");
        } else if (name.startsWith("xl/embeddings/") || name.startsWith("xl/activex/")) {
            once("this workbook has other documents inside it.", "Copy the table alone into a new workbook.");
        } else if (name.startsWith("xl/dialogsheets/") || name.startsWith("xl/chartsheets/")) {
            once("this workbook has sheets that are no tables.", "Copy the table alone into a new workbook.");
        } else if (name.endsWith(".rels") || name.endsWith(".xml")) {
            new WorkbookPart(file, name, diagnostics, this::once).read(content);
        }
        while (content.read(new byte[8192]) >= 0) {
            // What is left counts towards what the whole unpacks to.
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (bytes[i] != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** Says a thing once, however many parts give cause. */
    private void once(String message, String advice) {
        if (!refused.contains(message)) {
            refused.add(message);
            error(message, advice);
        }
    }

    private void error(String message, String advice) {
        diagnostics.error(Place.file(file), message, advice);
    }

    /** A part of the workbook, counted while it is read, and open after whoever read it closes it. */
    private final class Metered extends InputStream {

        private final InputStream part;

        Metered(InputStream part) {
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            int one = part.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int many = part.read(into, offset, length);
            count(Math.max(0, many));
            return many;
        }

        private void count(int bytes) throws IOException {
            unpacked += bytes;
            if (unpacked > MOST_UNPACKED) {
                throw new IOException("This unpacks to more than anybody's table does.");
            }
        }

        @Override
        public void close() {
            // The archive goes on behind this part.
        }
    }
}
