package io.holdfast.rulebook;

import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.likelihood.Likelihoods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads the files, checks every rule, and has what checked clean built. It remembers what it read, so that the next
 * build reads only what changed.
 */
final class StandardCompiler implements RuleBookCompiler {

    private final Build build;
    private final Readings readings;
    private final CheckMemory memory;

    private @Nullable Valued valued;

    /** A valuation with everything it was read from. */
    private record Valued(List<Object> content, Valuation valuation, List<Diagnostic> said) {}

    StandardCompiler(Build build) {
        this.build = build;
        this.readings = new Readings(build.readsDrl());
        this.memory = new CheckMemory();
    }

    private StandardCompiler(StandardCompiler other) {
        this.build = other.build.heir();
        this.readings = other.readings.heir();
        this.memory = other.memory.heir();
        this.valued = other.valued;
    }

    /** A way to build rules that checked clean. */
    interface Build {

        /**
         * @param first gives each rule as it was first read, the same object from build to build
         * @param drl the rules of each stage as Drools' own language writes them, where it reads that
         */
        Stages of(Revision revision, List<Rule> rules, UnaryOperator<Rule> first, Map<Stage, List<String>> drl)
                throws StockBuild.Refused;

        /** One for another compiler, which begins with what this one built last. */
        default Build heir() {
            return this;
        }

        /** Whether it needs the rules as Drools' own language writes them. */
        default boolean readsDrl() {
            return false;
        }
    }

    @Override
    public synchronized Compilation compile(SourceFiles files) {
        Diagnostics diagnostics = new Diagnostics();
        return read(files, diagnostics)
                .map(read -> built(files, read, diagnostics))
                .orElseGet(() -> new Compilation.Rejected(diagnostics.sorted()));
    }

    @Override
    public synchronized List<Diagnostic> check(SourceFiles files) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Sound> sound = read(files, diagnostics);
        sound.ifPresent(one -> {
            RuleBookChecks.check(one.logic(memory), diagnostics);
            memory.turn();
        });
        return diagnostics.sorted();
    }

    @Override
    public synchronized RuleBookCompiler heir() {
        return new StandardCompiler(this);
    }

    /**
     * A book without a mistake, not built yet.
     *
     * @param rules in the order in which they were read
     * @param firsts for each rule, itself as it was first read
     */
    private record Sound(
            Catalogue catalogue,
            Valuation valuation,
            Likelihoods likelihoods,
            List<Reading> read,
            List<Rule> rules,
            Map<Rule, Rule> firsts) {

        BookLogic logic(CheckMemory memory) {
            return new BookLogic(catalogue, rules, firsts, memory);
        }
    }

    private Optional<Sound> read(SourceFiles files, Diagnostics diagnostics) {
        if (files.isEmpty()) {
            diagnostics.error(
                    Place.file("book.yaml"),
                    "this folder is empty.",
                    "`holdfast new DIR` makes a rule book to start from.");
            return Optional.empty();
        }
        CompletableFuture<Readings.Words> vocabulary = CompletableFuture.supplyAsync(() -> readings.vocabulary(files));
        Readings.Shelf shelf = readings.catalogue(files);
        Readings.Words words = vocabulary.join();
        // Whoever needs it first waits for it; meanwhile the rules are read.
        CompletableFuture.runAsync(files::revision);
        diagnostics.addAll(shelf.said());
        return shelf.catalogue().flatMap(catalogue -> read(files, catalogue, shelf, words, diagnostics));
    }

    private Optional<Sound> read(
            SourceFiles files,
            Catalogue catalogue,
            Readings.Shelf shelf,
            Readings.Words words,
            Diagnostics diagnostics) {
        Valuation valuation = valuation(files, catalogue.book(), diagnostics);
        Likelihoods likelihoods = Likelihoods.read(catalogue, files, diagnostics);
        diagnostics.addAll(words.said());
        List<Reading> read = new RuleFiles(files, catalogue, shelf, words, readings, diagnostics).read();
        readings.turn(shelf);
        twins(read, diagnostics);
        List<Rule> rules = new ArrayList<>();
        read.forEach(reading -> reading.rule().ifPresent(rules::add));
        if (rules.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    Place.file("book.yaml"),
                    "this book holds no rule.",
                    "Put .dslr, .drl or .drl.csv files into folders beside book.yaml.");
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        List<Sentence> said =
                read.stream().flatMap(reading -> reading.sentences().stream()).toList();
        UnusedSentences.check(words.vocabulary(), said, diagnostics);
        return Optional.of(new Sound(catalogue, valuation, likelihoods, read, rules, firsts(read)));
    }

    private Compilation built(SourceFiles files, Sound sound, Diagnostics diagnostics) {
        List<Rule> standing =
                sound.rules().stream().sorted(Comparator.comparing(Rule::at)).toList();
        // The checks only warn, so neither they nor the build need to wait for the other.
        CompletableFuture<Void> checks =
                CompletableFuture.runAsync(() -> RuleBookChecks.check(sound.logic(memory), diagnostics));
        Optional<Stages> stages = stages(
                files.revision(), standing, rule -> sound.firsts().getOrDefault(rule, rule), drl(sound.read()), checks);
        memory.turn();
        if (stages.isEmpty()) {
            diagnostics.error(
                    Place.file("book.yaml"),
                    "Drools refused this book though our check accepted it. That is our fault, not yours.",
                    "Please report it with the log's message; the book that was live stays so.");
            return new Compilation.Rejected(diagnostics.sorted());
        }
        return new Compilation.Compiled(new RuleBook(
                files,
                sound.catalogue(),
                sound.valuation(),
                sound.likelihoods(),
                standing,
                stages.get(),
                diagnostics.warnings()));
    }

    /** What the last book's parameter file came to; a book is edited far more often than it is fitted. */
    private Valuation valuation(SourceFiles files, Book book, Diagnostics diagnostics) {
        List<Object> content = List.of(
                book, book.learning().files().stream().map(files::content).toList());
        if (valued == null || !valued.content().equals(content)) {
            Diagnostics said = new Diagnostics();
            valued = new Valued(content, Valuation.read(book, files, said), said.sorted());
        }
        diagnostics.addAll(valued.said());
        return valued.valuation();
    }

    /** How many readings are kept for builds to come. */
    int remembered() {
        return readings.size() + memory.size();
    }

    private static Map<Rule, Rule> firsts(List<Reading> read) {
        Map<Rule, Rule> firsts = new IdentityHashMap<>();
        for (Reading reading : read) {
            reading.rule().ifPresent(rule -> firsts.put(rule, reading.first().orElse(rule)));
        }
        return firsts;
    }

    private static void twins(List<Reading> read, Diagnostics diagnostics) {
        Map<String, Place> names = new HashMap<>();
        for (Reading reading : read) {
            if (!reading.whole()) {
                continue;
            }
            Stage stage = stage(reading);
            Place twin = names.putIfAbsent(stage + " " + reading.name(), reading.at());
            if (twin != null) {
                diagnostics.error(
                        reading.at(),
                        "a rule \"" + reading.name() + "\" is already at " + twin + ".",
                        reading.at().file().endsWith(".dslr")
                                        || reading.at().file().endsWith(".drl")
                                ? "Give each rule of a stage a name of its own."
                                : "Give each table of a stage a name of its own: its rules are called name_row.");
            }
        }
    }

    private static Stage stage(Reading reading) {
        String path = reading.at().file();
        return Stage.ofFolder(path.substring(0, path.indexOf('/')));
    }

    private static Map<Stage, List<String>> drl(List<Reading> read) {
        Map<Stage, List<String>> drl = new EnumMap<>(Stage.class);
        for (Reading reading : read) {
            drl.computeIfAbsent(stage(reading), any -> new ArrayList<>()).add(reading.drl());
        }
        return drl;
    }

    private Optional<Stages> stages(
            Revision revision,
            List<Rule> rules,
            UnaryOperator<Rule> first,
            Map<Stage, List<String>> drl,
            CompletableFuture<Void> checks) {
        try {
            return Optional.of(build.of(revision, rules, first, drl));
        } catch (StockBuild.Refused | RuntimeException | LinkageError refused) {
            LoggerFactory.getLogger(StandardCompiler.class)
                    .error("Drools refused a rule book that our check accepted, revision {}", revision, refused);
            return Optional.empty();
        } finally {
            checks.join();
        }
    }
}
