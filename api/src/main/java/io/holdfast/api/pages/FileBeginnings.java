package io.holdfast.api.pages;

import java.nio.charset.StandardCharsets;

/** What a new file of each kind begins with: something that reads well and shows how it is written. */
final class FileBeginnings {

    private static final String SENTENCES = """
            // Say here what these rules are for.

            """;
    private static final String TABLE = """
            RuleTable %s,,,
            CONDITION,CONDITION,ACTION,ACTION
            $client : Client...,$client : Client...,,
            "status == null || status == ""$param""\",tenureMonths >= $param,"decision.recommend(""$param"")",".because(""$param"");"
            status where recorded,months of tenure from,recommend,because
            """;
    private static final String TESTS = """
            # One test an entry: a client, a day, and what must and must not be recommended.
            """;

    private FileBeginnings() {}

    static byte[] of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String bare = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String title = bare.isEmpty()
                ? "New table"
                : Character.toUpperCase(bare.charAt(0)) + bare.substring(1).replace('-', ' ');
        String text = path.endsWith(".dslr")
                ? SENTENCES
                : path.endsWith(".drl.csv")
                        ? TABLE.formatted(title.replaceAll("[,;\"\\r\\n]", " "))
                        : path.endsWith(".yaml") ? TESTS : "";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
