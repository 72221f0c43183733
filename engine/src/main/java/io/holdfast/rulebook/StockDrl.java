package io.holdfast.rulebook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules as stock Drools compiles them: under one header, without what the engine itself decides by the day. */
final class StockDrl {

    /** A quoted name, which stays, or an attribute that Drools would judge by its own clock. */
    private static final Pattern BY_THE_DAY = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|\\b(?:enabled|date-effective|date-expires)\\b\\s*(?:\\([^)]*\\)|\"[^\"]*\"|\\w+)\\s*,?");

    private static final Pattern WHEN = Pattern.compile("(?m)\"[^\"]*\"|'[^']*'|\\bwhen\\b");
    private static final String HEADER = "import io.holdfast.client.Client;\n"
            + "import io.holdfast.client.Division;\n"
            + "import io.holdfast.client.Purchase;\n"
            + "import io.holdfast.client.Request;\n"
            + "import io.holdfast.client.Contact;\n"
            + "import io.holdfast.catalogue.Opening;\n"
            + "import io.holdfast.rulebook.Signal;\n"
            + "import io.holdfast.rulebook.Candidate;\n"
            + "global io.holdfast.rulebook.Conclusions decision;\n";

    private StockDrl() {}

    /** The rules of one stage in one text. */
    static String of(Stage stage, List<String> rules) {
        StringBuilder drl = new StringBuilder(header(stage)).append('\n');
        for (String rule : rules) {
            drl.append(withoutDays(rule)).append('\n');
        }
        return drl.toString();
    }

    /** What the loader gives every rule, on one line. */
    static String header(Stage stage) {
        return ("package io.holdfast.rules." + stage.word() + ";\n" + HEADER).replace('\n', ' ');
    }

    private static String withoutDays(String rule) {
        Matcher when = WHEN.matcher(rule);
        int body = rule.length();
        while (when.find()) {
            if (when.group().equals("when")) {
                body = when.start();
                break;
            }
        }
        String head = BY_THE_DAY
                .matcher(rule.substring(0, body))
                .replaceAll(found -> isName(found.group()) ? Matcher.quoteReplacement(found.group()) : "");
        return head + rule.substring(body);
    }

    private static boolean isName(String found) {
        return found.startsWith("\"") || found.startsWith("'");
    }
}
