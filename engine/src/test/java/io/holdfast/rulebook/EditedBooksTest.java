package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compiler that remembers its last builds must give, edit after edit, exactly what one that knows nothing gives. */
class EditedBooksTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final int EDITS = 60;

    /** What came of a build, in every word and place. */
    private record Result(List<Rule> rules, List<Diagnostic> said) {

        static Result of(RuleBookCompiler compiler, SourceFiles files) {
            return compiler.compile(files)
                    .fold(book -> new Result(book.rules(), book.warnings()), said -> new Result(List.of(), said));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areBuiltAsIfForTheFirstTime(long seed) throws IOException {
        SourceFiles sound = SourceFiles.read(ROOT.resolve("rules"));
        RuleBookCompiler remembering = RuleBookCompiler.plain();
        RuleBookCompiler heir = remembering.heir();
        Random random = new Random(seed);
        SourceFiles files = sound;
        int good = 0;
        for (int i = 0; i < EDITS; i++) {
            files = i % 7 == 6 ? sound : edited(files, random);
            Result expected = Result.of(RuleBookCompiler.plain(), files);
            String edit = "edit " + i + " of seed " + seed;
            heir = i % 9 == 0 ? remembering.heir() : heir;
            assertThat(heir.heir().check(files)).as(edit + ", only checked").isEqualTo(expected.said());
            assertThat(Result.of(heir, files)).as(edit + ", by an heir").isEqualTo(expected);
            assertThat(Result.of(remembering, files)).as(edit).isEqualTo(expected);
            good += expected.rules().isEmpty() ? 0 : 1;
        }
        assertThat(good).as("books that built").isBetween(EDITS / 4, EDITS - 5);
    }

    private static SourceFiles edited(SourceFiles files, Random random) {
        List<String> paths = files.paths().stream()
                .filter(path -> !path.startsWith("tests/") && !path.endsWith(".xlsx"))
                .toList();
        String path = paths.get(random.nextInt(paths.size()));
        List<String> lines =
                new ArrayList<>(List.of(files.text(path).orElseThrow().split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0, 1 -> lines.add(line, "");
            case 2 -> lines.add(0, path.endsWith(".csv") ? "Notes,\"moved\"" : "# moved");
            case 3 -> lines.set(line, lines.get(line).replaceAll("\\d+", String.valueOf(1 + random.nextInt(11))));
            case 4 -> lines.set(line, lines.get(line).replace("at least", "at most"));
            case 5 -> lines.remove(line);
            case 6 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            default -> {
                return path.endsWith(".dslr") && files.paths().size() > 12
                        ? files.without(path).with(path.replace(".dslr", "-renamed.dslr"), String.join("\n", lines))
                        : files;
            }
        }
        return files.with(path, String.join("\n", lines));
    }

    @Test
    void anEditOfAFactsMeaningIsSeenByRulesThatDidNotChange() {
        SmallBook small = new SmallBook()
                .with("retention/x.drl", SmallBook.acting("X", "Client( attributes[\"newsletter\"] == true )"));
        RuleBookCompiler compiler = RuleBookCompiler.plain();
        assertThat(Result.of(compiler, small.files()).rules()).hasSize(2);

        small.with("book.yaml", SmallBook.BOOK.replace("newsletter: boolean", "newsletter: text"));
        assertThat(Result.of(compiler, small.files()).said().toString()).contains("newsletter");
    }

    @Test
    void anEditOfASentencesMeaningIsSeenByRulesThatDidNotChange() {
        SmallBook small = new SmallBook()
                .with("vocabulary.dsl", "[when]They are new=Client( tenureMonths < 3 )\n")
                .with(
                        "retention/x.dslr",
                        "rule \"X\"\nwhen\n    They are new\nthen\n    >" + SmallBook.ACT.strip() + "\nend\n");
        RuleBookCompiler compiler = RuleBookCompiler.plain();
        Result before = Result.of(compiler, small.files());

        small.with("vocabulary.dsl", "[when]They are new=Client( tenureMonths < 4 )\n");
        Result after = Result.of(compiler, small.files());
        assertThat(after.rules()).hasSize(2).isNotEqualTo(before.rules());
    }

    @Test
    void nothingIsRememberedThatTheLastTwoBuildsHadNoUseFor() {
        StandardCompiler compiler = new StandardCompiler((revision, rules, first, drl) -> new PlainStages(rules));
        SmallBook small = new SmallBook();
        compiler.compile(small.files());
        compiler.compile(small.files());
        int most = 3 * compiler.remembered();
        for (int i = 0; i < 50; i++) {
            small.with("retention/x.drl", SmallBook.acting("X", "Client( tenureMonths >= " + i + " )"));
            small.with("book.yaml", SmallBook.BOOK.replace("45", String.valueOf(i)));
            compiler.compile(small.files());
            assertThat(compiler.remembered()).isLessThanOrEqualTo(most);
        }
    }
}
