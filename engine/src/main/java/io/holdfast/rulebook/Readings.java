package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.catalogue.SignalType;
import io.holdfast.client.AttributeType;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a compiler has read in its last builds, by its content: what did not change is not read again, and what did can
 * never be mistaken for what it was.
 */
final class Readings {

    private static final List<String> CATALOGUE = List.of("book.yaml", "actions.csv", "services.csv");

    private final Kept<List<Optional<SourceFiles.Content>>, Entries> catalogues;
    private final Kept<Named, Meanings> meanings;
    private final Kept<List<Object>, Words> vocabularies;
    private final Kept<Text, Reading> texts;
    private final Kept<Row, Reading> rows;
    private final Kept<List<Object>, Table> tables;
    private final Kept<Content, Rules> files;
    private final boolean withDrl;
    private int shelves;
    private int vocabulariesRead;

    /**
     * @param withDrl whether rules are kept as Drools' own language writes them, too
     */
    Readings(boolean withDrl) {
        this.withDrl = withDrl;
        this.catalogues = new Kept<>();
        this.meanings = new Kept<>();
        this.vocabularies = new Kept<>();
        this.texts = new Kept<>();
        this.rows = new Kept<>();
        this.tables = new Kept<>();
        this.files = new Kept<>();
    }

    private Readings(Readings other) {
        this.withDrl = other.withDrl;
        this.catalogues = other.catalogues.heir();
        this.meanings = other.meanings.heir(Meanings::heir);
        this.vocabularies = other.vocabularies.heir();
        this.texts = other.texts.heir();
        this.rows = other.rows.heir();
        this.tables = other.tables.heir();
        this.files = other.files.heir();
        this.shelves = other.shelves;
        this.vocabulariesRead = other.vocabulariesRead;
    }

    /** Readings for another compiler, which begins with what the last build here used. */
    Readings heir() {
        return new Readings(this);
    }

    /** A catalogue as it was read. */
    private record Entries(Optional<Catalogue> catalogue, List<Diagnostic> said) {}

    /** All that the reading of a rule takes from a catalogue: what there is, but neither its title nor any figure. */
    private record Named(
            List<String> actions,
            List<String> services,
            List<String> playbooks,
            List<Map.Entry<String, SignalType>> signals,
            List<Map.Entry<String, AttributeType>> attributes,
            boolean whole) {

        static Named of(Catalogue catalogue) {
            return new Named(
                    List.copyOf(catalogue.actions().keySet()),
                    List.copyOf(catalogue.services().keySet()),
                    List.copyOf(catalogue.playbooks()),
                    List.copyOf(catalogue.book().signals().entrySet()),
                    List.copyOf(catalogue.book().attributes().entrySet()),
                    catalogue.hasAllSignals() && catalogue.hasAllActions() && catalogue.hasAllServices());
        }
    }

    /**
     * What constraints mean under the names of a catalogue.
     *
     * @param edition its number, never used again for other names
     * @param words so that equal words are held once; only while a build reads, for later ones they would weigh more
     *     than they save
     */
    private record Meanings(int edition, Kept<ConstraintReader.Asked, Test> tests, Kept<String, String> words) {

        Meanings heir() {
            return new Meanings(edition, tests.heir(), new Kept<>());
        }
    }

    /** A catalogue, and what its rules are read by. */
    record Shelf(
            int edition,
            Optional<Catalogue> catalogue,
            List<Diagnostic> said,
            Kept<ConstraintReader.Asked, Test> tests,
            Kept<String, String> words) {}

    /** A vocabulary as it was read. */
    record Words(int edition, Vocabulary vocabulary, List<Diagnostic> said) {}

    /** A text file, and what its rules are read by. */
    record Content(int catalogue, int vocabulary, String path, SourceFiles.Content bytes) {}

    /** The rules of a text file. */
    record Rules(List<Text> texts, List<Reading> readings, List<Diagnostic> said) {}

    /** A table's rules as they were written out. */
    record Table(List<RuleUnit> units, List<Diagnostic> said) {}

    /** Everything that what a rule of a text file means depends on. */
    record Text(int catalogue, int vocabulary, String folder, boolean sentences, Fingerprint text) {}

    /** Likewise for a row of a table, whose rule is named by its place. */
    record Row(int catalogue, String folder, RuleUnit unit) {}

    Shelf catalogue(SourceFiles files) {
        List<Optional<SourceFiles.Content>> content =
                CATALOGUE.stream().map(files::content).toList();
        Entries entries = catalogues.of(content, () -> {
            Diagnostics said = new Diagnostics();
            return new Entries(CatalogueReader.read(files, said), said.sorted());
        });
        Meanings under = entries.catalogue()
                .map(catalogue -> meanings.of(Named.of(catalogue), this::meanings))
                .orElseGet(this::meanings);
        return new Shelf(under.edition(), entries.catalogue(), entries.said(), under.tests(), under.words());
    }

    private Meanings meanings() {
        return new Meanings(++shelves, new Kept<>(), new Kept<>());
    }

    /** May be read while the catalogue is. */
    Words vocabulary(SourceFiles files) {
        boolean asked = files.paths().stream().anyMatch(path -> path.endsWith(".dslr"));
        List<Object> content = List.of(files.content(Vocabulary.FILE), asked);
        return vocabularies.of(content, () -> {
            Diagnostics said = new Diagnostics();
            return new Words(++vocabulariesRead, Vocabulary.read(files, said), said.sorted());
        });
    }

    boolean withDrl() {
        return withDrl;
    }

    /** The rules of a file. That they were used is noted one by one, for the file may be edited next. */
    Rules file(Content content, Supplier<Rules> fresh) {
        Rules rules = files.of(content, fresh);
        for (int i = 0; i < rules.texts().size(); i++) {
            texts.put(rules.texts().get(i), rules.readings().get(i));
        }
        return rules;
    }

    /** The rule of a text, wherever it stands now. */
    Reading text(Text text, Place at, Supplier<Reading> fresh) {
        Reading kept = texts.of(text, fresh);
        Reading here = kept.at(at);
        if (kept != here) {
            texts.put(text, here);
        }
        return here;
    }

    Reading row(Row row, Supplier<Reading> fresh) {
        return rows.of(row, fresh);
    }

    /** The rules of a table's file. */
    Table table(String path, SourceFiles.Content bytes, Function<Diagnostics, List<RuleUnit>> fresh) {
        return tables.of(List.of(path, bytes), () -> {
            Diagnostics said = new Diagnostics();
            return new Table(List.copyOf(fresh.apply(said)), said.sorted());
        });
    }

    /** A build has read all it wanted: what neither it nor the one before it used is forgotten. */
    void turn(Shelf shelf) {
        shelf.tests().turn();
        shelf.words().clear();
        files.turn();
        catalogues.turn();
        meanings.turn();
        vocabularies.turn();
        texts.turn();
        rows.turn();
        tables.turn();
    }

    /** How many things are remembered. */
    int size() {
        return catalogues.size()
                + meanings.size()
                + vocabularies.size()
                + texts.size()
                + rows.size()
                + tables.size()
                + files.size();
    }
}
