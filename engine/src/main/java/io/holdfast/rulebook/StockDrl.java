package io.holdfast.rulebook;

import java.util.List;
import java.util.regex.Pattern;

/** Rules as stock Drools compiles them: under one header, without what the engine itself decides by the day. */
final class StockDrl {

    private static final Pattern BY_THE_DAY = Pattern.compile(
            "(?m)^\\s*(?:enabled|date-effective|date-expires)\\b(?:\\s*\\(.*\\)|\\s+\"[^\"]*\"|\\s+\\S+)\\s*$");
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
    static String of(Stage stage, List<RuleUnit> units) {
        StringBuilder drl = new StringBuilder("package io.holdfast.rules." + stage.word() + ";\n").append(HEADER);
        for (RuleUnit unit : units) {
            drl.append(BY_THE_DAY.matcher(unit.drl()).replaceAll("")).append('\n');
        }
        return drl.toString();
    }
}
