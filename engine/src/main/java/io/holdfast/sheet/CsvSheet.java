package io.holdfast.sheet;

import io.holdfast.source.CsvFile;
import io.holdfast.source.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A CSV file as it was written: every cell with its own quotes and blanks, so that an edit changes that cell alone. */
public final class CsvSheet implements Sheet {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");

    private final char delimiter;
    private final List<Line> lines;
    private final boolean endsWithBreak;

    /**
     * One row as written.
     *
     * @param cells each with its quotes and blanks
     */
    private record Line(List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    private CsvSheet(char delimiter, List<Line> lines, boolean endsWithBreak) {
        this.delimiter = delimiter;
        this.lines = List.copyOf(lines);
        this.endsWithBreak = endsWithBreak;
    }

    /** Reads a text with line breaks of one character; empty when its quotes do not match. */
    public static Optional<CsvSheet> read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        CsvFile file = CsvFile.read("", text, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        char delimiter = file.semicolons() ? ';' : ',';
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || i == from)) {
                quoted = !quoted;
            } else if (c == '"' && text.charAt(from) == '"' && text.charAt(i - 1) == '"') {
                quoted = true; // the second of two quotes inside a quoted cell
            } else if (!quoted && (c == delimiter || c == '\n')) {
                cells.add(text.substring(from, i));
                from = i + 1;
                if (c == '\n') {
                    lines.add(new Line(cells));
                    cells = new ArrayList<>();
                }
            }
        }
        boolean endsWithBreak = text.endsWith("\n") && !quoted;
        if (!text.isEmpty() && !endsWithBreak) {
            cells.add(text.substring(from));
            lines.add(new Line(cells));
        }
        return Optional.of(new CsvSheet(delimiter, lines, endsWithBreak));
    }

    @Override
    public List<List<String>> rows() {
        return lines.stream()
                .map(line -> line.cells().stream().map(CsvSheet::words).toList())
                .toList();
    }

    @Override
    public int line(int row) {
        int line = 1;
        for (Line above : lines.subList(0, row)) {
            line += 1
                    + (int) above.cells().stream()
                            .mapToLong(
                                    cell -> cell.chars().filter(c -> c == '\n').count())
                            .sum();
        }
        return line;
    }

    @Override
    public CsvSheet with(List<SheetEdit> edits) {
        List<Line> changed = new ArrayList<>(lines);
        for (SheetEdit edit : edits) {
            apply(edit, changed);
        }
        if (changed.size() > Math.max(MOST_ROWS, lines.size())) {
            throw new IndexOutOfBoundsException("A sheet has " + MOST_ROWS + " rows at most.");
        }
        return new CsvSheet(delimiter, changed, endsWithBreak || lines.isEmpty());
    }

    private void apply(SheetEdit edit, List<Line> changed) {
        if (edit instanceof SheetEdit.SetCell set) {
            changed.set(set.row(), set(changed.get(set.row()), set.column(), set.text()));
        } else if (edit instanceof SheetEdit.InsertRow insert) {
            int width = insert.cells().size();
            if (!changed.isEmpty()) {
                width = Math.max(
                        width, changed.get(Math.max(0, insert.at() - 1)).cells().size());
            }
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(i < insert.cells().size() ? written(insert.cells().get(i), false) : "");
            }
            changed.add(insert.at(), new Line(cells));
        } else if (edit instanceof SheetEdit.MoveRow move) {
            changed.add(move.to(), changed.remove(move.from()));
        } else if (edit instanceof SheetEdit.DuplicateRow duplicate) {
            changed.add(duplicate.row() + 1, changed.get(duplicate.row()));
        } else {
            changed.remove(((SheetEdit.DeleteRow) edit).row());
        }
    }

    private Line set(Line line, int column, String text) {
        Objects.checkIndex(column, MOST_COLUMNS);
        List<String> cells = new ArrayList<>(line.cells());
        while (cells.size() <= column) {
            cells.add("");
        }
        String old = cells.get(column);
        if (!words(old).equals(plain(text))) {
            cells.set(column, written(text, old.startsWith("\"")));
        }
        return new Line(cells);
    }

    /** A cell holds one line. */
    private static String plain(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }

    private String written(String text, boolean quoted) {
        String plain = plain(text);
        // The other separator is quoted, too: a file without its own would be read as one parted by that.
        boolean parts = plain.indexOf(';') >= 0 || plain.indexOf(',') >= 0 && !isDecimal(plain);
        boolean quotes = quoted && !plain.isEmpty() || plain.indexOf('"') >= 0 || parts;
        return quotes ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private boolean isDecimal(String text) {
        return delimiter == ';' && DECIMAL_COMMA.matcher(text).matches();
    }

    private static String words(String cell) {
        if (!cell.startsWith("\"")) {
            return cell.strip();
        }
        int close = cell.lastIndexOf('"');
        return (close <= 0 ? cell : cell.substring(1, close))
                .replace("\"\"", "\"")
                .strip();
    }

    /** The text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(String.join(String.valueOf(delimiter), lines.get(i).cells()));
            if (i < lines.size() - 1 || endsWithBreak) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
