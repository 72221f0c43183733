package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rules of all files of a book. */
final class RuleFiles {

    private final SourceFiles files;
    private final Catalogue catalogue;
    private final Readings.Shelf shelf;
    private final Readings.Words words;
    private final Readings readings;
    private final Diagnostics diagnostics;
    private final List<Reading> read = new ArrayList<>();

    RuleFiles(
            SourceFiles files,
            Catalogue catalogue,
            Readings.Shelf shelf,
            Readings.Words words,
            Readings readings,
            Diagnostics diagnostics) {
        this.files = files;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.words = words;
        this.readings = readings;
        this.diagnostics = diagnostics;
    }

    /** Every rule, file by file; what there is to say about each is among the diagnostics. */
    List<Reading> read() {
        files.paths().forEach(this::read);
        read.forEach(reading -> diagnostics.addAll(reading.said()));
        return read;
    }

    private void read(String path) {
        if (folder(path).equals("tests") || isKnownElsewhere(path)) {
            return;
        }
        boolean sentences = path.endsWith(".dslr");
        boolean table = path.endsWith(".drl.csv") || path.endsWith(".drl.xlsx");
        if (!sentences && !table && !path.endsWith(".drl")) {
            unknownFile(path);
            return;
        }
        if (folder(path).isEmpty()) {
            diagnostics.error(
                    Place.file(path),
                    "rules lie in a folder: signals, policy, or a playbook.",
                    "Move this file into one.");
            return;
        }
        SourceFiles.Content content = files.content(path).orElseThrow();
        if (path.endsWith(".xlsx")) {
            table(
                    path,
                    content,
                    said -> new GridReader(path, said).xlsx(files.bytes(path).orElseThrow()));
        } else if (table) {
            table(path, content, said -> text(path, said).flatMap(text -> new GridReader(path, said).csv(text)));
        } else {
            rules(path, content, sentences);
        }
    }

    private Optional<String> text(String path, Diagnostics said) {
        Optional<String> text = files.text(path);
        if (text.isEmpty()) {
            said.error(Place.file(path), "this file is not UTF-8 text.", "Save it as UTF-8.");
        }
        return text;
    }

    private void rules(String path, SourceFiles.Content content, boolean sentences) {
        int vocabulary = sentences ? words.edition() : 0;
        Readings.Rules rules = readings.file(new Readings.Content(shelf.edition(), vocabulary, path, content), () -> {
            Diagnostics said = new Diagnostics();
            List<Readings.Text> keys = new ArrayList<>();
            List<Reading> all = new ArrayList<>();
            String folder = playbook(path);
            List<RuleText.Chunk> chunks = text(path, said)
                    .map(text -> RuleText.chunks(path, text, said))
                    .orElse(List.of());
            for (RuleText.Chunk chunk : chunks) {
                Fingerprint text = Fingerprint.of(String.join("\n", chunk.lines()));
                Readings.Text key = new Readings.Text(shelf.edition(), vocabulary, folder, sentences, text);
                keys.add(key);
                all.add(chunk(key, path, chunk, sentences));
            }
            return new Readings.Rules(List.copyOf(keys), List.copyOf(all), said.sorted());
        });
        diagnostics.addAll(rules.said());
        read.addAll(rules.readings());
    }

    private Reading chunk(Readings.Text key, String path, RuleText.Chunk chunk, boolean sentences) {
        return readings.text(key, Place.line(path, chunk.from()), () -> {
            Diagnostics said = new Diagnostics();
            List<Sentence> used = new ArrayList<>();
            Optional<RuleUnit> unit = sentences
                    ? new SentenceReader(path, words.vocabulary(), used, said).unit(chunk)
                    : Optional.of(DrlReader.unit(path, chunk));
            return unit.map(whole -> rule(whole, path, used, said))
                    .orElseGet(() -> new Reading(
                            Place.line(path, chunk.from()),
                            chunk.name(),
                            false,
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            said.sorted(),
                            used));
        });
    }

    /** The cells of a table, as far as they can be read. */
    private interface Cells {
        Optional<Grid> read(Diagnostics said);
    }

    private void table(String path, SourceFiles.Content content, Cells cells) {
        Readings.Table table = readings.table(
                path,
                content,
                said -> cells.read(said)
                        .map(grid -> new TableUnits(path, grid, said).read())
                        .orElse(List.of()));
        diagnostics.addAll(table.said());
        for (RuleUnit unit : table.units()) {
            Readings.Row key = new Readings.Row(shelf.edition(), playbook(path), unit);
            read.add(readings.row(key, () -> rule(unit, path, List.of(), new Diagnostics())));
        }
    }

    private Reading rule(RuleUnit unit, String path, List<Sentence> used, Diagnostics said) {
        Optional<Rule> rule =
                new RuleReader(catalogue, shelf, said).read(unit, Stage.ofFolder(folder(path)), playbook(path));
        return new Reading(
                unit.at(),
                unit.name(),
                unit.whole(),
                readings.withDrl() ? unit.drl() : "",
                rule,
                rule,
                said.sorted(),
                used);
    }

    private String playbook(String path) {
        String folder = folder(path);
        return shelf.words().of(folder, () -> folder);
    }

    private static String folder(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private boolean isKnownElsewhere(String path) {
        return List.of("book.yaml", "actions.csv", "services.csv", Vocabulary.FILE)
                        .contains(path)
                || catalogue.book().learning().files().contains(path)
                || path.endsWith(".md")
                || path.endsWith(".txt");
    }

    /** A file that nothing reads is most likely misnamed, and its rules would be missing without a word. */
    private void unknownFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean table = name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".xls");
        String near = Nearest.advice(name, List.of("book.yaml", "actions.csv", "services.csv", Vocabulary.FILE));
        if (table && !folder(path).isEmpty()) {
            diagnostics.error(
                    Place.file(path),
                    "a table's name ends with .drl.csv or .drl.xlsx, so nothing reads this one.",
                    "Rename it.");
        } else {
            diagnostics.warning(
                    Place.file(path),
                    "nothing reads this file.",
                    near.isEmpty() && !folder(path).isEmpty()
                            ? "The names of rule files end with .dslr, .drl, .drl.csv or .drl.xlsx, in small letters."
                            : near);
        }
    }
}
