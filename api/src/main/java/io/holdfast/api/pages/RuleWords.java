package io.holdfast.api.pages;

import java.util.regex.Pattern;

/** A rule's name and lines as pages show them: a line that narrows the one before it stands further in, without its dash. */
final class RuleWords {

    private static final Pattern TABLE_ROW = Pattern.compile("_(\\d+)$");

    private RuleWords() {}

    /** The rule's name; Drools calls the rule of a table's row "Open tickets_33", people read "Open tickets, row 33". */
    static String name(String rule, String file) {
        boolean table = file.endsWith(".drl.csv") || file.endsWith(".drl.xlsx");
        return table ? TABLE_ROW.matcher(rule).replaceFirst(", row $1") : rule;
    }

    static boolean isDetail(String line) {
        return line.startsWith("- ");
    }

    static String plain(String line) {
        return isDetail(line) ? line.substring(2) : line;
    }
}
