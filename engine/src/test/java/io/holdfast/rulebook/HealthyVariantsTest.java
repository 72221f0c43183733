package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What spreadsheets and editors do to files, and what changes no meaning. */
class HealthyVariantsTest {

    @TempDir
    Path folder;

    @Test
    void aByteOrderMarkChangesNothing() throws IOException {
        for (String path : BrokenBooks.base().paths()) {
            write(path, "\uFEFF" + text(path));
        }

        assertHealthy(SourceFiles.read(folder));
        assertThat(SourceFiles.read(folder).revision())
                .isEqualTo(BrokenBooks.base().revision());
    }

    @Test
    void windowsLineEndsChangeNothing() throws IOException {
        for (String path : BrokenBooks.base().paths()) {
            write(path, text(path).replace("\n", "\r\n"));
        }

        assertHealthy(SourceFiles.read(folder));
        assertThat(SourceFiles.read(folder).revision())
                .isEqualTo(BrokenBooks.base().revision());
    }

    @Test
    void aMissingLastLineEndChangesNothing() {
        SourceFiles book = BrokenBooks.base();
        for (String path : BrokenBooks.base().paths()) {
            book = book.with(path, text(path).stripTrailing());
        }

        assertHealthy(book);
    }

    @Test
    void cataloguesMayHaveSemicolonsAndDecimalCommas() {
        SourceFiles book = BrokenBooks.base();
        for (String path : new String[] {"actions.csv", "services.csv"}) {
            book = book.with(path, text(path).replace(',', ';').replaceAll("(\\d)\\.(\\d)", "$1,$2"));
        }

        assertHealthy(book);
        RuleBookCompiler.standard()
                .compile(book)
                .fold(
                        read -> {
                            assertThat(read.catalogue()
                                            .action("ask-nps")
                                            .orElseThrow()
                                            .uplift())
                                    .isEqualTo(0.01);
                            assertThat(read.catalogue()
                                            .service("website")
                                            .orElseThrow()
                                            .margin())
                                    .isEqualTo(0.45);
                            return read;
                        },
                        errors -> {
                            throw new AssertionError(errors);
                        });
    }

    @Test
    void ruleTablesMayHaveSemicolonsAndDecimalCommas() {
        String table = "RuleTable Seat use;;;\n"
                + "CONDITION;CONDITION;ACTION;ACTION\n"
                + "$client : Client...;$client : Client...;;\n"
                + "usage.seatUse >= $param;feedback.nps in ( $param );\"decision.signal(\"\"health\"\", \"\"$param\"\")\";\".because(\"\"$param\"\");\"\n"
                + "seat use from;NPS one of;health;because\n"
                + "0,5;9,10;green;More than half, as it were\n";

        SourceFiles book = BrokenBooks.base().with("signals/seats.drl.csv", table);

        assertHealthy(book);
    }

    @Test
    void aCommaInAQuotedCellIsText() {
        assertHealthy(changed("actions.csv", "Offer the website", "\"Offer the website, or \"\"the page\"\"\""));
    }

    @Test
    void emptyRowsAtATablesEndMeanNothing() {
        assertHealthy(changed("actions.csv", "call,accountManager,14\n", "call,accountManager,14\n,,,\n\n"));
        assertHealthy(BrokenBooks.base().with("signals/health.drl.csv", text("signals/health.drl.csv") + ",,,\n,,,\n"));
    }

    @Test
    void aRuleFileMayOpenInOtherDroolsTools() {
        assertHealthy(BrokenBooks.base()
                .with(
                        "sales/website.drl",
                        "package io.holdfast.rules;\nimport io.holdfast.client.*;\nimport io.holdfast.catalogue.Opening;\n"
                                + "global io.holdfast.rulebook.Conclusions decision;\ndialect \"java\"\n"
                                + text("sales/website.drl")));
    }

    @Test
    void commentsMayStandAnywhere() {
        assertHealthy(changed("sales/website.drl", "when\n", "// why\nwhen // now\n"));
        assertHealthy(BrokenBooks.base()
                .with(
                        "sales/website.drl",
                        "/* rule \"old\"\nwhen\nend */\n// rule \"older\"\n" + text("sales/website.drl")));
        assertHealthy(changed("retention/nps.dslr", "when\n", "when\n    // those we know\n    # and like\n\n"));
    }

    @Test
    void aSentenceMayEndWithTheWordEnd() {
        assertHealthy(changed("vocabulary.dsl", "The client is active=", "The client is in it to the end=")
                .with(
                        "retention/nps.dslr",
                        text("retention/nps.dslr").replace("The client is active", "The client is in it to the end")));
    }

    @Test
    void aNameMayBeMatchedByAPattern() {
        assertHealthy(changed(
                "sales/website.drl",
                ");\nend",
                ");\nend\n"
                        + SmallBook.rule(
                                "Some site",
                                "$opening : Opening( service matches \"web.*\", below not matches \"shop.*\" )",
                                "    decision.recommend(\"offer-website\").offer($opening).because(\"so\");\n")));
    }

    @Test
    void aTextMayHoldQuotesAndSlashes() {
        assertHealthy(changed(
                "retention/nps.dslr",
                "{name} has never told us",
                "{name} said 'no' to https://example.com, or so, \\\"they\\\" said"));
    }

    @Test
    void editorsLeftoversAreNoPartOfABook() throws IOException {
        for (String path : BrokenBooks.base().paths()) {
            write(path, text(path));
        }
        for (String leftover : new String[] {"retention/~$nps.dslr", "retention/.nps.dslr.swp", "nps.dslr~", "x.tmp"}) {
            write(leftover, "half a ru");
        }

        assertThat(SourceFiles.read(folder).revision())
                .isEqualTo(BrokenBooks.base().revision());
    }

    private static SourceFiles changed(String path, String from, String to) {
        assertThat(text(path)).contains(from);
        return BrokenBooks.base().with(path, text(path).replace(from, to));
    }

    private static String text(String path) {
        return BrokenBooks.base().text(path).orElseThrow();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertHealthy(SourceFiles book) {
        assertThat(BrokenBooks.diagnostics(book)).extracting(Diagnostic::line).isEmpty();
    }
}
