package io.holdfast.rulebook;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Drools files of which only Drools knows what they mean. */
final class TrustedDrl {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+[\\w.]+[ \\t]*;?");
    private static final Pattern DECISION = Pattern.compile("(?m)^[ \\t]*global[ \\t]+[\\w.]+[ \\t]+decision[ \\t]*;?");

    private TrustedDrl() {}

    /** A rule that a file holds. */
    record Named(String name, Place at, List<String> lines) {}

    /** The rules of a file; what Drools' parser does not take is a diagnostic. */
    static List<Named> rules(String path, String text, Diagnostics diagnostics) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        List<Named> rules = new ArrayList<>();
        try {
            PackageDescr parsed = parser.parse(false, text);
            if (!parser.hasErrors() && parsed != null) {
                List<String> lines = text.lines().toList();
                for (RuleDescr rule : parsed.getRules()) {
                    int from = Math.max(1, rule.getLine());
                    rules.add(new Named(
                            rule.getName(),
                            Place.line(path, from),
                            lines.subList(from - 1, Math.max(from, Math.min(lines.size(), rule.getEndLine())))));
                }
                for (GlobalDescr global : parsed.getGlobals()) {
                    if (!global.getIdentifier().equals("decision")) {
                        diagnostics.error(
                                Place.line(path, Math.max(1, global.getLine())),
                                "nothing gives the global `" + global.getIdentifier() + "` a value.",
                                "`decision` is the only one there is.");
                    }
                }
            }
        } catch (DroolsParserException | RuntimeException | StackOverflowError unreadable) {
            diagnostics.error(Place.line(path, 1), "Drools cannot read this file.", "");
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error instanceof ParserError at ? Math.max(1, at.getRow()) : 1;
            diagnostics.error(
                    Place.line(path, line), "Drools cannot read this: " + firstLine(error.getMessage()) + ".", "");
        }
        return rules;
    }

    /** The file under the loader's header, which stands before its first letter so that no line moves. */
    static String under(Stage stage, String text) {
        String own = DECISION.matcher(PACKAGE.matcher(text).replaceAll("")).replaceAll("");
        return StockDrl.header(stage) + own;
    }

    /** What Drools says, without the Java it speaks of. */
    static String plain(Throwable refused) {
        return firstLine(String.valueOf(refused.getMessage()));
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("it does not say why").strip();
        String shortened = line.length() > 200 ? line.substring(0, 199) + "…" : line;
        return shortened.endsWith(".") ? shortened.substring(0, shortened.length() - 1) : shortened;
    }
}
