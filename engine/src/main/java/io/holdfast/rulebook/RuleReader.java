package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads one rule, by Drools' own parser, into the syntax tree, checked against what there is to ask and to say. */
final class RuleReader {

    private static final Pattern LETTER = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(\\\\u+\\w{0,4})");

    private static final DateTimeFormatter DROOLS_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Catalogue catalogue;
    private final Readings.Shelf shelf;
    private final Diagnostics diagnostics;

    /**
     * @param shelf what constraints are known to mean already
     */
    RuleReader(Catalogue catalogue, Readings.Shelf shelf, Diagnostics diagnostics) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.diagnostics = diagnostics;
    }

    /** The rule; empty when anything about it is wrong, which is then among the diagnostics. */
    Optional<Rule> read(RuleUnit unit, Stage stage, String playbook) {
        Complaints complaints = new Complaints(unit, diagnostics);
        try {
            return read(unit, stage, playbook, complaints);
        } catch (StackOverflowError nestedTooDeep) {
            complaints.error(
                    unit.at(), "this rule nests too deep to be read.", "Take brackets out, or part it in two.");
            return Optional.empty();
        }
    }

    private Optional<Rule> read(RuleUnit unit, Stage stage, String playbook, Complaints complaints) {
        letters(unit, complaints);
        Optional<RuleDescr> parsed = parse(unit);
        if (parsed.isEmpty()) {
            // What is wrong with some lines is no mistake of the others: they are read without them.
            Optional<RuleUnit> rest = unit.whole() ? new UnreadableRule(unit, complaints).rest() : Optional.empty();
            return rest.isPresent() ? read(rest.get(), stage, playbook) : Optional.empty();
        }
        RuleDescr descr = parsed.get();
        if (descr.getName() == null || descr.getName().isBlank()) {
            complaints.error(unit.at(), "this rule has no name.", "Write rule \"what it is about\".");
        }
        Validity validity = validity(descr, unit, complaints);
        Scope scope = new Scope(catalogue, unit.whole());
        List<Element> when = new WhenReader(catalogue, stage, complaints, unit, shelf).read(descr.getLhs(), scope);
        Map<String, Reason> reasons = new HashMap<>();
        List<Saying> then = new ThenReader(catalogue, stage, complaints, unit, scope, shelf, reasons).read(descr);
        if (complaints.any()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                descr.getName(),
                stage,
                playbook,
                unit.at(),
                validity,
                when,
                then,
                reasons,
                shared(unit.whenWords()),
                shared(unit.thenWords())));
    }

    /** Equal words of many rules are held once. */
    private List<String> shared(List<String> words) {
        return words.stream().map(line -> shelf.words().of(line, () -> line)).toList();
    }

    /** Java turns such letters into what they stand for before it knows texts and comments: a quote among them ends the text. */
    private static void letters(RuleUnit unit, Complaints complaints) {
        if (!unit.drl().contains("\\u")) {
            return;
        }
        List<String> lines = unit.drl().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher letter = LETTER.matcher(lines.get(i));
            if (letter.find()) {
                complaints.error(
                        unit.origin(i + 1).piece(0).at(),
                        "`" + letter.group(1)
                                + "` stands for another letter, and nobody who reads the rule sees which.",
                        "Write the letter itself.");
            }
        }
    }

    private static Optional<RuleDescr> parse(RuleUnit unit) {
        PackageDescr descr = UnreadableRule.parsed(unit.drl()).descr();
        return descr != null && descr.getRules().size() == 1
                ? Optional.of(descr.getRules().get(0))
                : Optional.empty();
    }

    private static Validity validity(RuleDescr descr, RuleUnit unit, Complaints complaints) {
        boolean enabled = true;
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        if (descr.getParentName() != null && !descr.getParentName().isEmpty()) {
            complaints.error(
                    unit.at(),
                    "`extends` is not part of the rule language.",
                    "Repeat the conditions, or make them a sentence.");
        }
        for (AnnotationDescr annotation : descr.getAnnotations()) {
            complaints.error(
                    complaints.place(line(unit, "@" + annotation.getName())),
                    "`@" + annotation.getName() + "` is not part of the rule language.",
                    "Rules may have enabled, date-effective and date-expires.");
        }
        List<AttributeDescr> attributes = new ArrayList<>(descr.getAttributes().values());
        for (AttributeDescr attribute : attributes) {
            Place at = complaints.place(attribute);
            switch (attribute.getName()) {
                case "enabled" -> enabled = enabled(attribute, at, complaints);
                case "date-effective" -> from = date(attribute, at, complaints);
                case "date-expires" -> until = date(attribute, at, complaints);
                default ->
                    complaints.error(
                            at,
                            "`" + attribute.getName()
                                    + "` is not part of the rule language: rules state opportunities, and their order"
                                    + " decides nothing.",
                            "Rules may have enabled, date-effective and date-expires.");
            }
        }
        return enabled && from.isEmpty() && until.isEmpty() ? Validity.ALWAYS : new Validity(enabled, from, until);
    }

    /** The first line of a rule that says something; Drools does not tell where its annotations stand. */
    private static int line(RuleUnit unit, String text) {
        List<String> lines = unit.drl().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static boolean enabled(AttributeDescr attribute, Place at, Complaints complaints) {
        if (!List.of("true", "false").contains(attribute.getValue())) {
            complaints.error(at, "`enabled` is true or false, not `" + attribute.getValue() + "`.", "");
        }
        return !"false".equals(attribute.getValue());
    }

    private static Optional<LocalDate> date(AttributeDescr attribute, Place at, Complaints complaints) {
        String text = attribute.getValue().replace("\"", "").strip();
        try {
            return Optional.of(LocalDate.parse(text, DROOLS_DATE));
        } catch (DateTimeException noDate) {
            complaints.error(at, "`" + text + "` is no date.", "Write it like \"01-Mar-2026\".");
            return Optional.empty();
        }
    }
}
