package io.holdfast.api.pages;

/** Lines of a rule as pages show them: a line that narrows the one before it stands further in, without its dash. */
final class RuleWords {

    private RuleWords() {}

    static boolean isDetail(String line) {
        return line.startsWith("- ");
    }

    static String plain(String line) {
        return isDetail(line) ? line.substring(2) : line;
    }
}
