package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.likelihood.Likelihoods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes whatever Drools takes: Java in conditions and consequences, functions, imports. A book that the safe language can
 * say is built as ever; any other by stock Drools, and of the rules that only Drools reads only the names are known.
 */
final class TrustedCompiler implements RuleBookCompiler {

    private final RuleBookCompiler standard = RuleBookCompiler.standard();
    private final Readings readings = new Readings(true);

    @Override
    public synchronized Compilation compile(SourceFiles files) {
        Compilation safe = standard.compile(files);
        Readings.Shelf shelf = readings.catalogue(files);
        if (!(safe instanceof Compilation.Rejected refused) || shelf.catalogue().isEmpty()) {
            return safe;
        }
        return new Book(files, shelf.catalogue().get(), shelf, refused.diagnostics()).compiled();
    }

    @Override
    public synchronized RuleBookCompiler heir() {
        return standard.heir();
    }

    /** One book on its way. */
    private final class Book {

        private final SourceFiles files;
        private final Catalogue catalogue;
        private final Readings.Shelf shelf;
        private final List<Diagnostic> refusals;
        private final Diagnostics diagnostics = new Diagnostics();
        private final List<Rule> rules = new ArrayList<>();
        private final Map<Stage, List<String>> texts = new EnumMap<>(Stage.class);
        private final Map<String, Place> names = new HashMap<>();

        /**
         * @param refusals what the safe language says against the book, told where Drools refuses it too: in sentences and
         *     tables that is most often what is meant
         */
        Book(SourceFiles files, Catalogue catalogue, Readings.Shelf shelf, List<Diagnostic> refusals) {
            this.files = files;
            this.catalogue = catalogue;
            this.shelf = shelf;
            this.refusals = refusals;
            diagnostics.addAll(shelf.said());
        }

        Compilation compiled() {
            Map<String, Rule> safe = new HashMap<>();
            List<Reading> read = readAsEver();
            read.forEach(reading -> reading.rule().ifPresent(rule -> safe.put(key(rule.stage(), rule.name()), rule)));
            for (Reading reading : read) {
                if (reading.whole() && !reading.at().file().endsWith(".drl")) {
                    written(reading);
                }
            }
            for (String path : files.paths()) {
                if (path.endsWith(".drl") && path.indexOf('/') > 0 && !path.startsWith("tests/")) {
                    file(path, safe);
                }
            }
            if (rules.isEmpty() && !diagnostics.hasErrors()) {
                diagnostics.error(Place.file("book.yaml"), "this book holds no rule.", "Put some beside book.yaml.");
            }
            Valuation valuation = Valuation.read(catalogue.book(), files, diagnostics);
            Likelihoods likelihoods = Likelihoods.read(catalogue, files, diagnostics);
            return diagnostics.hasErrors()
                    ? new Compilation.Rejected(diagnostics.sorted())
                    : built(valuation, likelihoods);
        }

        /** The rules as the safe language has them; what it would refuse is no mistake here. */
        private List<Reading> readAsEver() {
            Diagnostics said = new Diagnostics();
            Readings.Words words = readings.vocabulary(files);
            said.addAll(words.said());
            List<Reading> read = new RuleFiles(files, catalogue, shelf, words, readings, said).read();
            readings.turn(shelf);
            Set<Diagnostic> forgiven = new HashSet<>();
            read.stream()
                    .filter(reading -> reading.whole() && reading.rule().isEmpty())
                    .forEach(reading -> forgiven.addAll(reading.said()));
            said.sorted().stream()
                    .filter(one -> !forgiven.contains(one))
                    .filter(one -> !(one.isError()
                            && one.at().file().endsWith(".drl")
                            && one.at().line() > 0))
                    .forEach(one -> diagnostics.addAll(List.of(one)));
            return read;
        }

        private void written(Reading reading) {
            String drl = reading.drl();
            Stage stage = stage(reading.at().file());
            add(reading.rule()
                    .orElseGet(() -> Rule.ofDrools(
                            reading.name(),
                            stage,
                            folder(reading.at().file()),
                            reading.at(),
                            drl.lines().toList())));
            texts.computeIfAbsent(stage, any -> new ArrayList<>()).add(StockDrl.of(stage, List.of(drl)));
        }

        private void file(String path, Map<String, Rule> safe) {
            Optional<String> text = files.text(path);
            if (text.isEmpty()) {
                return;
            }
            Stage stage = stage(path);
            for (TrustedDrl.Named named : TrustedDrl.rules(path, text.get(), diagnostics)) {
                Rule read = safe.get(key(stage, named.name()));
                add(
                        read != null && read.at().file().equals(path)
                                ? read
                                : Rule.ofDrools(named.name(), stage, folder(path), named.at(), named.lines()));
            }
            texts.computeIfAbsent(stage, any -> new ArrayList<>()).add(TrustedDrl.under(stage, text.get()));
        }

        private void add(Rule rule) {
            Place twin = names.putIfAbsent(key(rule.stage(), rule.name()), rule.at());
            if (twin != null) {
                diagnostics.error(
                        rule.at(),
                        "a rule \"" + rule.name() + "\" is already at " + twin + ".",
                        "Give each rule of a stage a name of its own.");
            }
            if (rule.isOnlyDrools()) {
                diagnostics.warning(
                        rule.at(),
                        "only Drools reads \"" + rule.name()
                                + "\": nothing checks it, and nobody can say what it asks for.",
                        "It may run any code, and may do so because trusted rules are allowed.");
            }
            rules.add(rule);
        }

        private Compilation built(Valuation valuation, Likelihoods likelihoods) {
            rules.sort(Comparator.comparing(Rule::at));
            try {
                return new Compilation.Compiled(new RuleBook(
                        files,
                        catalogue,
                        valuation,
                        likelihoods,
                        rules,
                        StockBuild.trusted(files.revision(), rules, texts, catalogue),
                        diagnostics.warnings()));
            } catch (StockBuild.Refused | RuntimeException | LinkageError refused) {
                diagnostics.error(
                        Place.file("book.yaml"),
                        "Drools refuses this book: " + TrustedDrl.plain(refused) + ".",
                        "Drools' messages speak of the Java it makes of rules, not of your lines.");
                refusals.stream()
                        .filter(one -> !one.at().file().endsWith(".drl"))
                        .filter(one -> !diagnostics.sorted().contains(one))
                        .forEach(one -> diagnostics.addAll(List.of(one)));
                return new Compilation.Rejected(diagnostics.sorted());
            }
        }
    }

    private static String key(Stage stage, String name) {
        return stage + " " + name;
    }

    private static Stage stage(String path) {
        return Stage.ofFolder(folder(path));
    }

    private static String folder(String path) {
        return path.substring(0, path.indexOf('/'));
    }
}
