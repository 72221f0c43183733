package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files, checks every rule, and has what checked clean built. */
final class StandardCompiler implements RuleBookCompiler {

    private static final Logger LOG = LoggerFactory.getLogger(StandardCompiler.class);

    private final Build build;

    StandardCompiler(Build build) {
        this.build = build;
    }

    /** A way to build rules that checked clean. */
    interface Build {
        Stages of(Revision revision, List<Rule> rules, Map<Stage, List<RuleUnit>> units) throws StockBuild.Refused;
    }

    @Override
    public Compilation compile(SourceFiles files) {
        Diagnostics diagnostics = new Diagnostics();
        if (files.isEmpty()) {
            diagnostics.error(
                    Place.file("book.yaml"),
                    "this folder is empty.",
                    "`holdfast new DIR` makes a rule book to start from.");
            return new Compilation.Rejected(diagnostics.sorted());
        }
        Optional<Catalogue> catalogue = CatalogueReader.read(files, diagnostics);
        if (catalogue.isEmpty()) {
            return new Compilation.Rejected(diagnostics.sorted());
        }
        Vocabulary vocabulary = Vocabulary.read(files, diagnostics);
        List<Rule> rules = new ArrayList<>();
        Map<Stage, List<RuleUnit>> units = new EnumMap<>(Stage.class);
        RuleReader reader = new RuleReader(catalogue.get(), diagnostics);
        Map<String, Place> names = new HashMap<>();
        for (String path : files.paths()) {
            Stage stage = Stage.ofFolder(folder(path));
            for (RuleUnit unit : units(path, files, vocabulary, diagnostics)) {
                Place twin = names.putIfAbsent(stage + " " + unit.name(), unit.at());
                if (twin != null) {
                    diagnostics.error(
                            unit.at(),
                            "a rule \"" + unit.name() + "\" is already at " + twin + ".",
                            "Give each rule of a stage a name of its own.");
                }
                reader.read(unit, stage, folder(path)).ifPresent(rule -> {
                    rules.add(rule);
                    units.computeIfAbsent(stage, any -> new ArrayList<>()).add(unit);
                });
            }
        }
        if (rules.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    Place.file("book.yaml"),
                    "this book holds no rule.",
                    "Put .dslr, .drl or .drl.csv files into folders beside book.yaml.");
        }
        if (diagnostics.hasErrors()) {
            return new Compilation.Rejected(diagnostics.sorted());
        }
        RuleBookChecks.check(catalogue.get(), vocabulary, rules, diagnostics);
        return build(files, catalogue.get(), rules, units, diagnostics);
    }

    private Compilation build(
            SourceFiles files,
            Catalogue catalogue,
            List<Rule> rules,
            Map<Stage, List<RuleUnit>> units,
            Diagnostics diagnostics) {
        rules.sort(Comparator.comparing(Rule::at));
        try {
            Stages stages = build.of(files.revision(), rules, units);
            return new Compilation.Compiled(new RuleBook(files, catalogue, rules, stages, diagnostics.warnings()));
        } catch (StockBuild.Refused | RuntimeException | LinkageError refused) {
            LOG.error("Drools refused a rule book that our check accepted, revision {}", files.revision(), refused);
            diagnostics.error(
                    Place.file("book.yaml"),
                    "Drools refused this book though our check accepted it. That is our fault, not yours.",
                    "Please report it with the log's message; the book that was live stays so.");
            return new Compilation.Rejected(diagnostics.sorted());
        }
    }

    private static String folder(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static List<RuleUnit> units(
            String path, SourceFiles files, Vocabulary vocabulary, Diagnostics diagnostics) {
        boolean top = folder(path).isEmpty();
        if (folder(path).equals("tests") || isKnownElsewhere(path)) {
            return List.of();
        }
        boolean rules = path.endsWith(".dslr") || path.endsWith(".drl") || isTable(path);
        if (!rules) {
            unknownFile(path, diagnostics);
            return List.of();
        }
        if (top) {
            diagnostics.error(
                    Place.file(path),
                    "rules lie in a folder: signals, policy, or a playbook.",
                    "Move this file into one.");
            return List.of();
        }
        if (path.endsWith(".xlsx")) {
            return files.bytes(path)
                    .flatMap(bytes -> new GridReader(path, diagnostics).xlsx(bytes))
                    .map(grid -> new TableUnits(path, grid, diagnostics).read())
                    .orElse(List.of());
        }
        Optional<String> text = files.text(path);
        if (text.isEmpty()) {
            diagnostics.error(Place.file(path), "this file is not UTF-8 text.", "Save it as UTF-8.");
            return List.of();
        }
        if (path.endsWith(".drl.csv")) {
            return new GridReader(path, diagnostics)
                    .csv(text.get())
                    .map(grid -> new TableUnits(path, grid, diagnostics).read())
                    .orElse(List.of());
        }
        return path.endsWith(".dslr")
                ? new SentenceReader(path, vocabulary, diagnostics).read(text.get())
                : new DrlReader(path, diagnostics).read(text.get());
    }

    private static boolean isTable(String path) {
        return path.endsWith(".drl.csv") || path.endsWith(".drl.xlsx");
    }

    private static boolean isKnownElsewhere(String path) {
        return List.of("book.yaml", "actions.csv", "services.csv", Vocabulary.FILE)
                        .contains(path)
                || path.endsWith(".md")
                || path.endsWith(".txt");
    }

    /** A file that nothing reads is most likely misnamed, and its rules would be missing without a word. */
    private static void unknownFile(String path, Diagnostics diagnostics) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean table = name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".xls");
        String near = Nearest.advice(name, List.of("book.yaml", "actions.csv", "services.csv", Vocabulary.FILE));
        if (table && !folder(path).isEmpty()) {
            diagnostics.error(
                    Place.file(path),
                    "a table's name ends with .drl.csv or .drl.xlsx, so nothing reads this one.",
                    "Rename it.");
        } else {
            diagnostics.warning(Place.file(path), "nothing reads this file.", near);
        }
    }
}
