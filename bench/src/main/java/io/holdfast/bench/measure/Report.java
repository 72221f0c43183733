package io.holdfast.bench.measure;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints results: tables that can be pasted into a Markdown page, and for each aim whether it is reached. */
public final class Report {

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    /** What is being done meanwhile; not part of the results. */
    @SuppressWarnings("SystemOut")
    public static void progress(String text, Object... words) {
        System.err.println(String.format(Locale.ROOT, text, words));
    }

    public void title(String text) {
        out.println("\n" + text + "\n");
    }

    /** A table; the first row is its head. */
    public void table(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            out.println("| " + String.join(" | ", rows.get(i)) + " |");
            if (i == 0) {
                out.println("|" + "---|".repeat(rows.get(i).size()));
            }
        }
    }

    public void line(String text, Object... words) {
        out.println(String.format(Locale.ROOT, text, words));
    }

    /** An aim, and whether this run reached it. */
    public void aim(boolean reached, String text, Object... words) {
        line((reached ? "- holds: " : "- DOES NOT HOLD: ") + text, words);
    }

    /** An aim that this run can say nothing about. */
    public void unknown(String text, Object... words) {
        line("- NOT MEASURED: " + text, words);
    }

    /** A figure with three digits that matter. */
    public static String figure(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    /** A ratio. */
    public static String times(double value) {
        return figure(value) + "×";
    }
}
