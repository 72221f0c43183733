package io.holdfast.bench.typing;

import io.holdfast.bench.starter.Starter;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A folder of 500 rules as it might grow: the starter rules, one table of 250 rows, and the rest in sentences of the
 * starter vocabulary. Every rule recommends an action that the starter catalogue has.
 */
public final class LargeFolder {

    /** The table, of 250 rows. */
    public static final String TABLE = "retention/large/fees.drl.csv";
    /** The rules in sentences. */
    static final String SENTENCES = "retention/large/tenure.dslr";

    static final int RULES = 500;

    private static final int ROWS = 250;
    private static final List<String> STATUS = List.of("prospect", "active", "ending", "lapsed");
    private static final List<String> ACTIONS =
            List.of("re-engage-idle-users", "proactive-review", "ask-nps", "check-in-with-amber-client");

    private LargeFolder() {}

    /**
     * @param starter how many rules the starter book has
     */
    static SourceFiles files(int starter) throws IOException {
        return SourceFiles.read(Starter.RULES)
                .with(TABLE, table().getBytes(StandardCharsets.UTF_8))
                .with(SENTENCES, sentences(RULES - starter - ROWS).getBytes(StandardCharsets.UTF_8));
    }

    /** Puts all of it onto the disk. */
    public static Path write(Path folder) throws IOException {
        SourceFiles files = files(Starter.book().cards().size());
        for (String path : files.paths()) {
            Path file = folder.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, files.bytes(path).orElseThrow());
        }
        return folder;
    }

    private static String table() {
        StringBuilder text = new StringBuilder("""
                RuleTable Fees,,,,,
                CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION
                $client : Client...,$client : Client...,$client : Client...,$client : Client...,,
                "status == ""$param""\",contract.monthlyFee >= $param,contract.monthlyFee < $param,usage.daysIdle > $param,"decision.recommend(""$param"")",".because(""$param"");"
                status,fee from,fee under,idle days over,recommend,because
                """);
        for (int i = 0; i < ROWS; i++) {
            int band = i / STATUS.size();
            text.append("%s,%d,%d,%d,%s,They pay {contract.monthlyFee} a month%n"
                    .formatted(
                            STATUS.get(i % STATUS.size()),
                            band * 20,
                            band * 20 + 20,
                            10 + i % 7,
                            ACTIONS.get(i % ACTIONS.size())));
        }
        return text.toString();
    }

    private static String sentences(int rules) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rules; i++) {
            text.append("""
                    rule "With us for %d months, contract ending within %d days"
                    when
                        The client is with us
                        - with at least %d months of tenure
                        - whose contract ends within %d days
                    then
                        Recommend "%s" because "They have been with us for {tenureMonths} months"
                    end

                    """.formatted(i + 1, 90 + i, i + 1, 90 + i, ACTIONS.get(i % ACTIONS.size())));
        }
        return text.toString();
    }
}
