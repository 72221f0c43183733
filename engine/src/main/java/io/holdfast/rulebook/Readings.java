package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a compiler has read in its last builds, by its content: what did not change is not read again, and what did can
 * never be mistaken for what it was.
 */
final class Readings {

    private static final List<String> CATALOGUE = List.of("book.yaml", "actions.csv", "services.csv");

    private final Kept<List<Optional<SourceFiles.Content>>, Shelf> catalogues = new Kept<>();
    private final Kept<List<Object>, Words> vocabularies = new Kept<>();
    private final Kept<Text, Reading> texts = new Kept<>();
    private final Kept<Row, Reading> rows = new Kept<>();
    private final Kept<List<Object>, Table> tables = new Kept<>();
    private final Kept<Content, Rules> files = new Kept<>();
    private final boolean withDrl;
    private int shelves;
    private int vocabulariesRead;

    /**
     * @param withDrl whether rules are kept as Drools' own language writes them, too
     */
    Readings(boolean withDrl) {
        this.withDrl = withDrl;
    }

    /**
     * A catalogue as it was read, and what constraints mean under it.
     *
     * @param edition its number, never used again for another catalogue
     * @param words so that equal words are held once; only while a build reads, for later ones they would weigh more
     *     than they save
     */
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
        return catalogues.of(content, () -> {
            Diagnostics said = new Diagnostics();
            return new Shelf(++shelves, CatalogueReader.read(files, said), said.sorted(), new Kept<>(), new Kept<>());
        });
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
        vocabularies.turn();
        texts.turn();
        rows.turn();
        tables.turn();
    }

    /** How many things are remembered. */
    int size() {
        return catalogues.size() + vocabularies.size() + texts.size() + rows.size() + tables.size() + files.size();
    }
}
