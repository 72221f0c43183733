package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.runtime.RecognitionException;
import org.drools.drl.parser.DroolsParserException;

/** A rule that Drools' parser cannot read: says where it fails, pattern by pattern, and what of it can be read. */
final class UnreadableRule {

    private static final Pattern PREFIX = Pattern.compile("^\\[ERR \\d+] Line \\d+:\\d+ ?");
    /** What a cell or a sentence fills in. */
    private static final Pattern PLACE = Pattern.compile("\\$param|\\{[^}]*}");

    private static final Pattern INPUT = Pattern.compile("'((?:[^']|'')*)'");

    private final RuleUnit unit;
    private final Complaints complaints;
    private final Set<Integer> wrong = new TreeSet<>();

    UnreadableRule(RuleUnit unit, Complaints complaints) {
        this.unit = unit;
        this.complaints = complaints;
    }

    static DrlText.Parsed parsed(String drl) {
        try {
            return DrlText.rules(drl);
        } catch (RecognitionException | RuntimeException unreadable) {
            return new DrlText.Parsed(null, List.of());
        }
    }

    /** Tells what is wrong; answers what is left without that, if it can be read. */
    Optional<RuleUnit> rest() {
        List<Integer> open = unit.openQuotes();
        for (int line : open) {
            complaints.error(unit.origin(line).openQuote(), "the quotes on this line do not match.", "Close each one.");
        }
        if (!open.isEmpty()) {
            return unit.withoutOpenQuotes();
        }
        String left = unit.drl();
        DrlText.Parsed parsed = parsed(left);
        while (parsed.descr() == null && tellOne(left, parsed)) {
            left = WhenLines.of(left).map(lines -> lines.without(wrong)).orElse(left);
            parsed = parsed(left);
        }
        if (wrong.isEmpty()) {
            tell(parsed);
        }
        return wrong.isEmpty() || parsed.descr() == null ? Optional.empty() : Optional.of(unit.remnant(left));
    }

    /** Tells of patterns that cannot be read by themselves; answers whether there were any. */
    private boolean tellOne(String left, DrlText.Parsed whole) {
        Optional<WhenLines> found = WhenLines.of(left);
        if (found.isEmpty() || whole.errors().isEmpty()) {
            return false;
        }
        WhenLines lines = found.get();
        if (tellBrackets(lines)) {
            return true;
        }
        int first = whole.errors().get(0).getLineNumber() - 1;
        boolean any = false;
        for (List<Integer> pattern : lines.patterns()) {
            DrlText.Parsed alone = parsed(lines.only(pattern));
            // A line that only the others make wrong is not told.
            if (alone.descr() == null && (any || pattern.contains(first))) {
                tell(alone);
                any |= wrong.addAll(pattern);
            }
        }
        return any;
    }

    /** Tells of all brackets without another, one after the other; answers whether there were any. */
    private boolean tellBrackets(WhenLines all) {
        Optional<WhenLines> lines = Optional.of(all);
        Optional<WhenLines.Bracket> bracket = all.unmatched();
        boolean any = bracket.isPresent();
        while (lines.isPresent() && bracket.isPresent()) {
            tell(lines.get(), bracket.get());
            wrong.add(bracket.get().line());
            lines = WhenLines.of(all.without(wrong));
            bracket = lines.flatMap(WhenLines::unmatched);
        }
        return any;
    }

    private void tell(WhenLines lines, WhenLines.Bracket bracket) {
        Origin origin = unit.origin(bracket.line() + 1);
        Optional<Origin.Piece> template = origin.parts().stream()
                .flatMap(piece -> piece.code().stream())
                .filter(code -> !WhenLines.isBalanced(code.words()))
                .findFirst();
        Place at = template.map(Origin.Piece::at).orElseGet(() -> origin.at(0, bracket.column()));
        String words = template.map(Origin.Piece::words).orElseGet(() -> lines.from(bracket));
        boolean open = bracket.sign() == '(';
        complaints.error(
                at,
                open ? "a bracket is opened here and not closed: «" + words + "»." : "this bracket closes nothing.",
                open ? "Write ) where the condition ends." : "Take it out, or open one before it.");
    }

    /** The parser is off its way from its first fault on. */
    private void tell(DrlText.Parsed parsed) {
        if (parsed.errors().isEmpty()) {
            complaints.error(unit.at(), "this rule cannot be read.", "Check its quotes, brackets and commas.");
            return;
        }
        DroolsParserException first = parsed.errors().get(0);
        Origin origin = unit.origin(first.getLineNumber());
        Optional<Origin.Piece> template = unreadable(origin);
        if (template.isPresent()) {
            complaints.error(
                    template.get().at(),
                    "this condition cannot be read: «" + template.get().words() + "».",
                    "Write fact, operator, value.");
        } else {
            complaints.error(
                    origin.at(0, first.getColumn()),
                    reading(String.valueOf(first.getMessage())),
                    Misreading.advice(input(String.valueOf(first.getMessage())), before(first)));
        }
    }

    /** What stands above a row, or for a sentence, and cannot be read whatever is filled in. */
    private static Optional<Origin.Piece> unreadable(Origin origin) {
        return origin.parts().stream()
                .flatMap(piece -> piece.code().stream())
                .filter(code -> {
                    String filled = PLACE.matcher(code.words()).replaceAll("1");
                    return !isReadable("Client( " + filled + " )") && !isReadable(filled);
                })
                .findFirst();
    }

    private static boolean isReadable(String when) {
        return parsed("rule \"x\" when " + when + " then end").descr() != null;
    }

    /** What stands on the line before the place where the parser fails. */
    private String before(DroolsParserException fault) {
        List<String> lines = unit.drl().lines().toList();
        int line = fault.getLineNumber() - 1;
        return line >= 0 && line < lines.size()
                ? lines.get(line)
                        .substring(
                                0,
                                Math.min(
                                        Math.max(fault.getColumn(), 0),
                                        lines.get(line).length()))
                : "";
    }

    /** What the parser came upon. */
    private static String input(String message) {
        Matcher input = INPUT.matcher(PREFIX.matcher(message).replaceFirst(""));
        return input.find() ? input.group(1) : "";
    }

    private static String reading(String message) {
        String input = input(message);
        return input.isBlank() ? "this cannot be read." : "this cannot be read at «" + input + "».";
    }
}
