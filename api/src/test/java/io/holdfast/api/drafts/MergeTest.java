package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two sides' edits of one book laid together. */
class MergeTest {

    private static final String TABLE = """
            RuleTable Months,,
            CONDITION,CONDITION,ACTION
            term,at least,action
            rolling,6,call
            annual,9,call
            none,12,write
            """;
    private static final String SENTENCES = """
            rule "One"
            when
                The client is active
                - with at least 6 months of tenure
            then
                Recommend "call" because "it is time"
            end
            """;
    private static final SourceFiles BASE = SourceFiles.of(Map.of("a/t.drl.csv", TABLE, "a/s.dslr", SENTENCES));

    @Test
    void neighbouringRowsGoTogether() {
        Merge merge = Merge.of(
                BASE, edit("a/t.drl.csv", "rolling,6", "rolling,7"), edit("a/t.drl.csv", "annual,9", "annual,10"));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(text(merge, "a/t.drl.csv")).contains("rolling,7,call\nannual,10,call\nnone,12,write\n");
    }

    @Test
    void rowsThatBothAddAreBothKept() {
        Merge merge = Merge.of(
                BASE,
                edit("a/t.drl.csv", "none,12,write\n", "none,12,write\nproject,1,call\n"),
                edit("a/t.drl.csv", "none,12,write\n", "none,12,write\nmulti,2,call\n"));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(text(merge, "a/t.drl.csv")).endsWith("none,12,write\nmulti,2,call\nproject,1,call\n");
    }

    @Test
    void oneRowThatBothChangedShowsBothSides() {
        Merge merge = Merge.of(
                BASE, edit("a/t.drl.csv", "rolling,6", "rolling,7"), edit("a/t.drl.csv", "rolling,6", "rolling,8"));

        assertThat(merge.conflicts())
                .containsExactly(new Merge.Conflict(
                        "a/t.drl.csv",
                        4,
                        "RuleTable Months",
                        false,
                        List.of("rolling,6,call"),
                        List.of("rolling,7,call"),
                        List.of("rolling,8,call")));
        assertThat(text(merge, "a/t.drl.csv", Merge.Take.DRAFT))
                .contains("rolling,7")
                .doesNotContain("rolling,8");
        assertThat(text(merge, "a/t.drl.csv", Merge.Take.LIVE))
                .contains("rolling,8")
                .doesNotContain("rolling,7");
        assertThat(text(merge, "a/t.drl.csv", Merge.Take.BOTH)).contains("rolling,8,call\nrolling,7,call\nannual");
    }

    @Test
    void otherSentencesOfOneRuleGoTogetherAndTheSameOneDoesNot() {
        Merge apart = Merge.of(
                BASE, edit("a/s.dslr", "least 6", "least 7"), edit("a/s.dslr", "it is time", "the year is over"));
        Merge same = Merge.of(BASE, edit("a/s.dslr", "least 6", "least 7"), edit("a/s.dslr", "least 6", "least 9"));

        assertThat(apart.conflicts()).isEmpty();
        assertThat(text(apart, "a/s.dslr")).contains("least 7", "the year is over");
        assertThat(same.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.within()).isEqualTo("rule \"One\"");
            assertThat(conflict.draft()).containsExactly("    - with at least 7 months of tenure");
            assertThat(conflict.live()).containsExactly("    - with at least 9 months of tenure");
        });
    }

    @Test
    void rulesThatBothAddAreBothKeptAndSentencesAreNot() {
        String rule =
                "\nrule \"%s\"\nwhen\n    The client is active\nthen\n    Recommend \"call\" because \"x\"\nend\n";
        Merge rules = Merge.of(
                BASE,
                BASE.with("a/s.dslr", SENTENCES + rule.formatted("Ours")),
                BASE.with("a/s.dslr", SENTENCES + rule.formatted("Theirs")));
        Merge sentences = Merge.of(
                BASE,
                edit("a/s.dslr", "active\n", "active\n    - who pays late\n"),
                edit("a/s.dslr", "active\n", "active\n    - who is a promoter\n"));

        assertThat(rules.conflicts()).isEmpty();
        assertThat(text(rules, "a/s.dslr")).contains("rule \"Ours\"", "rule \"Theirs\"");
        assertThat(sentences.conflicts()).hasSize(1);
    }

    @Test
    void aFileTakenAwayOnOneSideAndChangedOnTheOtherIsAQuestion() {
        Merge merge = Merge.of(BASE, BASE.without("a/s.dslr"), edit("a/s.dslr", "least 6", "least 9"));

        assertThat(merge.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.whole()).isTrue();
            assertThat(conflict.draft()).containsExactly("no such file");
        });
        assertThat(merge.files(List.of(Merge.Take.DRAFT)).content("a/s.dslr")).isEmpty();
        assertThat(text(merge, "a/s.dslr", Merge.Take.LIVE)).contains("least 9");
    }

    /** Whatever both sides did: who did nothing takes nothing away, the order of sides matters to nothing but order. */
    @Test
    void mergingKeepsItsLaws() {
        long seed = 20260302;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rows.add("row " + i + ",x");
            }
            SourceFiles base = files(rows);
            SourceFiles ours = files(edited(rows, random, "ours"));
            SourceFiles theirs = files(edited(rows, random, "theirs"));
            String what = "seed " + seed + ", round " + round;

            assertThat(Merge.of(base, ours, base).files(List.of()).revision())
                    .as(what)
                    .isEqualTo(ours.revision());
            assertThat(Merge.of(base, base, theirs).files(List.of()).revision())
                    .as(what)
                    .isEqualTo(theirs.revision());
            assertThat(Merge.of(base, ours, ours).conflicts()).as(what).isEmpty();
            Merge one = Merge.of(base, ours, theirs);
            Merge other = Merge.of(base, theirs, ours);
            assertThat(one.conflicts()).as(what).hasSameSizeAs(other.conflicts());
            String merged = one.files(Collections.nCopies(one.conflicts().size(), Merge.Take.BOTH))
                    .text("a/t.drl.csv")
                    .orElseThrow();
            assertThat(merged.lines().filter(line -> line.contains("new")).sorted())
                    .as(what)
                    .containsExactlyElementsOf(Stream.of(ours, theirs)
                            .flatMap(side ->
                                    side.text("a/t.drl.csv").orElseThrow().lines())
                            .filter(line -> line.contains("new"))
                            .sorted()
                            .toList());
        }
    }

    private static List<String> edited(List<String> rows, Random random, String who) {
        List<String> edited = new ArrayList<>(rows);
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(edited.size());
            switch (random.nextInt(3)) {
                case 0 -> edited.set(at, "new " + who + " " + random.nextInt(1000) + " " + i);
                case 1 -> edited.add(at, "new " + who + " " + random.nextInt(1000) + " " + i);
                default -> {
                    if (!edited.get(at).startsWith("new")) {
                        edited.remove(at);
                    }
                }
            }
        }
        return edited;
    }

    private static SourceFiles files(List<String> rows) {
        return SourceFiles.of(Map.of("a/t.drl.csv", String.join("\n", rows) + "\n"));
    }

    private static SourceFiles edit(String path, String from, String to) {
        String text = BASE.text(path).orElseThrow();
        assertThat(text).contains(from);
        return BASE.with(path, text.replace(from, to));
    }

    private static String text(Merge merge, String path, Merge.Take... takes) {
        return merge.files(List.of(takes)).text(path).orElseThrow();
    }
}
