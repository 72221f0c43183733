package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sheet.CsvSheet;
import io.holdfast.sheet.Exchange;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The workbench over HTTP, as a browser without scripts uses it, and what its scripts ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftPagesTest {

    private static final String TABLE = "retention/health/idle-users.drl.csv";
    private static final String SENTENCES = "retention/health/health.dslr";
    private static final String SCRIPT = "<script>alert(1)</script>";

    private PagesServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = PagesServer.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aDraftBegunOnThePageOfRulesShowsEveryFileOfTheBook() throws Exception {
        Draft draft = begin("Earlier reviews");

        assertThat(server.page("/rules").select(".drafts-table a").eachText()).contains("Earlier reviews");
        Document page = draft.page("");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Earlier reviews");
        assertThat(page.select(".tree a")).hasSizeGreaterThan(30);
        for (Element link : page.select(".tree a")) {
            HttpResponse<String> answer = server.get(link.attr("href"));
            Document file = Jsoup.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(file.select("#text, .grid")).as(link.text()).isNotEmpty();
            assertThat(file.select("script")).allMatch(one -> one.html().isEmpty());
            assertThat(file.select("[style], style, img")).isEmpty();
            assertThat(answer.body()).as(link.text()).hasSizeLessThan(150_000);
        }
    }

    @Test
    void everyPanelCanBeOpened() throws Exception {
        Draft draft = begin("Panels");

        for (String panel : List.of("changes", "problems", "try", "tests", "impact", "publish", "none", "what")) {
            assertThat(server.get(draft.path + "?panel=" + panel).statusCode())
                    .as(panel)
                    .isEqualTo(200);
        }
        assertThat(draft.tested().select(".lead-in").text()).contains("tests pass", "rules fire");
        assertThat(draft.page("?panel=problems").select(".lead-in").text()).contains("No mistakes");
    }

    @Test
    void aCellSavedChangesThatCellAndIsToldAsAChangeOfItsRow() throws Exception {
        Draft draft = begin("Seat use");
        String before = draft.file(TABLE);

        draft.post("/cells?file=" + TABLE, "c.5.1=0.4");

        assertThat(draft.file(TABLE)).isEqualTo(before.replaceFirst("active,0.5", "active,0.4"));
        Element change = draft.page("?panel=changes").expectFirst(".changes li");
        assertThat(change.text()).contains("Idle users, row 6", "seat use under");
        assertThat(change.select("del").text()).isEqualTo("0.5");
        assertThat(change.select("ins").text()).isEqualTo("0.4");
    }

    @Test
    void aNewFileIsOneChangeThatCountsItsRulesAndUnfolds() throws Exception {
        Draft draft = begin("New file");

        draft.post("/files", "do=new&to=retention/health/new.dslr");
        String rules = draft.file(SENTENCES).replace("rule \"", "rule \"New: ");
        draft.post("/text", "file=retention/health/new.dslr&text=" + encoded(rules));
        draft.post("/files", "do=new&to=notes.txt");
        draft.post("/text", "file=notes.txt&text=" + encoded("one\ntwo\n"));

        Document page = draft.page("?panel=changes");
        assertThat(page.select(".lead-in").text()).startsWith("2 changes");
        assertThat(page.select(".changes:not(.changes .changes) > li > p").eachText())
                .containsExactly("notes.txt new file, 2 lines", "retention/health/new.dslr new file, 9 rules");
        assertThat(page.select(".changes details[open]")).isEmpty();
        assertThat(page.select(".changes details .changes > li")).hasSize(9);
        assertThat(page.select(".changes details ins").eachText()).contains("one", "two");
    }

    @Test
    void aDraftGivenUpListsNoGates() throws Exception {
        Draft draft = begin("Given up");
        assertThat(draft.page("?panel=publish").select(".gates > li")).isNotEmpty();

        draft.post("/discard", "");

        Document page = draft.page("?panel=publish");
        assertThat(page.select(".gates, .panel form")).isEmpty();
        assertThat(page.select(".panel .lead-in").text()).startsWith("This draft was given up.");
    }

    @Test
    void whereNothingWasPublishedThereIsNothingToCompare() throws Exception {
        assertThat(server.page("/rules/history").select("main [href*=compare]")).isEmpty();
        Document page = server.page("/rules/compare");
        assertThat(page.select(".empty").text()).startsWith("There is nothing to compare yet");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void rowsAreInsertedMovedPastedDeletedAndBroughtBack() throws Exception {
        Draft draft = begin("Rows");
        String before = draft.file(TABLE);
        String cells = "/cells?file=" + TABLE;

        draft.post(cells, "op=duplicate:5");
        assertThat(draft.file(TABLE).lines()).hasSize(9);
        draft.post(cells, "op=down:5");
        draft.post(cells, "op=paste:7:1&pasted=" + encoded("0.1\t-0.2\n0.3\t\t9"));
        assertThat(draft.file(TABLE)).contains("active,0.1,-0.2,,", "active,0.3,,9,");
        HttpResponse<String> deleted = draft.post(cells, "op=delete:8");
        Element undo = Jsoup.parse(deleted.body()).expectFirst(".said form");
        assertThat(Jsoup.parse(deleted.body()).select(".said").text()).contains("Row 9 was deleted");
        draft.post(
                cells,
                "op=" + encoded(undo.expectFirst("[name=op]").val()) + "&pasted="
                        + encoded(undo.expectFirst("[name=pasted]").val()));
        assertThat(draft.file(TABLE).lines()).hasSize(9);
        assertThat(draft.file(TABLE)).contains("active,0.3,,9,").startsWith(before.substring(0, 200));
    }

    @Test
    void whatIsWrongIsSaidAtTheLineAndTheCellWhileItIsTyped() throws Exception {
        Draft draft = begin("Mistakes");
        String text = draft.file(SENTENCES).replace("The health is red", "The health is rad");

        String lines =
                draft.post("/lint?file=" + SENTENCES, "text=" + encoded(text)).body();
        String cells = draft.post("/lint?file=" + TABLE, "c.5.1=soon").body();

        assertThat(lines).contains("\"line\":6,\"column\":5", "\"error\":true", "Did you mean");
        assertThat(cells).contains("\"line\":6,\"column\":2,\"cell\":\"B6\"", "`soon` is none");
        assertThat(draft.file(TABLE)).doesNotContain("soon");
    }

    @Test
    void aMistakeIsSavedAndShownWhereItIs() throws Exception {
        Draft draft = begin("Saved mistake");

        draft.post("/cells?file=" + TABLE, "c.5.1=soon");

        Document page = draft.page("?file=" + TABLE + "&panel=problems");
        assertThat(page.expectFirst("#L6 td.bad-cell").text()).contains("is a number, and `soon` is none");
        assertThat(page.expectFirst("#L6 [name=c.5.1]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select(".panel-body").text()).contains("1 mistake");
        assertThat(page.select(".tree .count").text()).startsWith("■1");
    }

    @Test
    void aStaleTabLosesNothingAndSeesWhatTheOtherSaved() throws Exception {
        Draft draft = begin("Two tabs");
        String first = draft.file(SENTENCES).replace("90 days", "60 days");
        String second = draft.file(SENTENCES).replace("90 days", "120 days");
        draft.post("/text", "file=" + SENTENCES + "&text=" + encoded(first));

        HttpResponse<String> stale = server.post(
                draft.path + "/text?file=" + SENTENCES, "version=1&file=" + SENTENCES + "&text=" + encoded(second));

        Document page = Jsoup.parse(stale.body());
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(page.select(".said").text()).contains("somebody changed this draft", "wrote " + SENTENCES);
        assertThat(page.expectFirst("#text").text()).contains("120 days").doesNotContain("60 days");
        assertThat(page.select(".theirs pre").text()).contains("60 days");
        assertThat(page.expectFirst("#text-form [name=version]").val()).isEqualTo("2");
        assertThat(draft.file(SENTENCES)).isEqualTo(first);
    }

    @Test
    void aStaleGridKeepsWhatWasTypedBesideWhatTheOtherSaved() throws Exception {
        Draft draft = begin("Two grids");
        draft.post("/cells?file=" + TABLE, "c.5.1=0.4");

        HttpResponse<String> stale = server.post(draft.path + "/cells?file=" + TABLE, "version=1&c.5.1=0.6&c.7.3=28");

        Document page = Jsoup.parse(stale.body());
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(page.expectFirst("[name=c.5.1]").val()).isEqualTo("0.6");
        assertThat(page.select("#L6 .cell-theirs").text()).isEqualTo("theirs: 0.4");
        assertThat(page.expectFirst("[name=c.7.3]").val()).isEqualTo("28");
    }

    @Test
    void scriptInNamesSentencesAndCellsIsText() throws Exception {
        Draft draft = begin(SCRIPT);
        String rule =
                "rule \"" + SCRIPT + "\"\nwhen\n    The client is active\nthen\n    Recommend \"ask-nps\" because \""
                        + SCRIPT + "\"\nend\n";
        draft.post("/text", "file=retention/script.dslr&text=" + encoded(rule));
        draft.post("/cells?file=" + TABLE, "c.5.5=" + encoded(SCRIPT));
        draft.post("/text", "file=retention/worse.dslr&text=" + encoded(SCRIPT));

        for (String file : List.of("retention/script.dslr", "retention/worse.dslr", TABLE)) {
            for (String panel : List.of("changes", "problems", "tests", "try", "publish")) {
                HttpResponse<String> answer = server.get(draft.path + "?file=" + file + "&panel=" + panel);
                assertThat(answer.body()).as(file + panel).doesNotContain(SCRIPT);
                assertThat(Jsoup.parse(answer.body()).text()).contains("alert(1)");
            }
        }
        assertThat(server.get("/rules").body()).doesNotContain(SCRIPT);
        draft.post("/files", "do=remove&path=retention/worse.dslr");
        assertThat(server.get(draft.path + "?panel=tests").body()).doesNotContain(SCRIPT);
    }

    @Test
    void aTableGoesToASpreadsheetAndComesBack() throws Exception {
        Draft draft = begin("Spreadsheet");
        byte[] sent = Exchange.workbook(
                CsvSheet.read(draft.file(TABLE).replace("active,0.5", "active,0.45"))
                        .orElseThrow(),
                "t");

        HttpResponse<byte[]> workbook = server.bytes(draft.path + "/workbook?file=" + TABLE);
        HttpResponse<String> taken =
                server.put(draft.path + "/workbook?file=" + TABLE + "&version=" + draft.version(), sent);

        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("idle-users.xlsx"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(draft.file(TABLE)).contains("active,0.45,,,re-engage-idle-users");
    }

    @Test
    void aHostileUploadIsRefusedWholeAndSaysWhy() throws Exception {
        Draft draft = begin("Uploads");
        String before = draft.file(TABLE);
        String address = draft.path + "/workbook?file=" + TABLE + "&version=" + draft.version();

        assertThat(server.put(address, "no workbook".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("no .xlsx workbook", "Nothing of this workbook was taken");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> large = server.put(address, new byte[50 * 1024 * 1024]);
            assertThat(large.statusCode()).isIn(413, 422);
        }
        assertThat(draft.file(TABLE)).isEqualTo(before);
        assertThat(draft.version()).isEqualTo(1);
    }

    @Test
    void aClientIsTriedAndBecomesARuleTestWithoutTheirName() throws Exception {
        Draft draft = begin("Tried");

        Document tried = Jsoup.parse(draft.post("/try", "client=red&on=2026-03-01&action=offer-annual-contract")
                .body());
        assertThat(tried.select("#next")).hasSize(1);
        assertThat(tried.select(".why-not")).isNotEmpty();
        assertThat(tried.text()).contains("What it would take");
        Document form = Jsoup.parse(
                draft.post("/test-draft", "client=red&on=2026-03-01").body());
        String facts = form.expectFirst("#test-facts").text();
        String name = server.page("/clients/red").expectFirst("h1").text();
        assertThat(facts).contains("\"id\":\"T-1\"").doesNotContain(name, "accountManager");

        draft.post(
                "/tests",
                "title=" + encoded("Red: \"quoted\" # and more") + "&on=2026-03-01&file=tests/health.yaml&recommend="
                        + form.expectFirst("#test-recommend").val() + "&facts=" + encoded(facts));

        assertThat(draft.file("tests/health.yaml")).contains("- title: \"Red: \\\"quoted\\\" # and more\"");
        assertThat(draft.tested().select(".faults").text()).isEmpty();
    }

    @Test
    void aClientsPageLeadsToARuleTestOfThem() throws Exception {
        // The test goes into the newest open draft, and time stands still here: whichever that is, its rules may be
        // broken.
        for (String path : server.page("/rules")
                .select(".drafts-table a[href^=/rules/drafts/]")
                .eachAttr("href")) {
            new Draft(path).post("/discard", "");
        }
        Element form = server.page("/clients/red").expectFirst("form[action=/rules/drafts/with-test]");

        HttpResponse<String> answer = server.post(
                form.attr("action"),
                "client=" + form.expectFirst("[name=client]").val() + "&on="
                        + form.expectFirst("[name=on]").val());

        assertThat(answer.statusCode()).isEqualTo(303);
        Document page = server.page(
                answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));
        assertThat(page.expectFirst("h1").text()).as("a draft of its own").isEqualTo("Rule tests");
        assertThat(page.expectFirst("#test-facts").text()).contains("\"id\":\"T-1\"");
        assertThat(page.expectFirst("#test-recommend").val()).isNotEmpty();
    }

    @Test
    void noDraftIsBegunForATestOfSomebodyUnknown() throws Exception {
        int drafts = server.page("/rules").select(".drafts-table a").size();

        HttpResponse<String> answer = server.post("/rules/drafts/with-test", "client=nobody&on=2026-03-01");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No such client");
        assertThat(server.page("/rules").select(".drafts-table a")).hasSize(drafts);
    }

    @Test
    void onlyADraftsOwnComparisonIsCancelledOnItsPage() throws Exception {
        Draft draft = begin("Compared");
        Draft other = begin("Another");
        other.post("/impact", "on=2026-03-01");
        Element form = other.page("?panel=impact").selectFirst("form[action$=/impact/cancel]");
        String run = form == null
                ? "0198f0a2-0000-7000-8000-000000000000"
                : form.expectFirst("[name=run]").val();

        HttpResponse<String> answer = draft.post("/impact/cancel?panel=impact", "run=" + run);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("not the last one of this draft");
    }

    @Test
    void filesAreMadeNamedTakenOutAndPutBack() throws Exception {
        Draft draft = begin("Files");

        draft.post("/files", "do=new&to=" + encoded("retention/Über uns.dslr"));
        assertThat(draft.page("").select(".tree .new").text()).contains("Über uns.dslr");
        draft.post("/files", "do=remove&path=" + TABLE);
        assertThat(draft.page("?file=" + TABLE).select(".empty").text()).contains("taken out");
        draft.post("/files", "do=restore&path=" + TABLE);
        assertThat(draft.page("?file=" + TABLE).select(".grid")).hasSize(1);
        assertThat(draft.post("/files", "do=new&to=" + encoded("../../etc/passwd"))
                        .body())
                .contains("A path is folders and a name");
    }

    private Draft begin(String title) throws Exception {
        HttpResponse<String> answer = server.post("/rules/drafts", "title=" + encoded(title));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return new Draft(answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A draft as its pages show it. */
    private final class Draft {

        private final String path;

        Draft(String path) {
            this.path = path;
        }

        Document page(String query) throws Exception {
            return server.page(path + query);
        }

        /** What the rule tests say, once they are through. */
        Document tested() throws Exception {
            Document page = page("?panel=tests");
            while (!page.select("[data-testing]").isEmpty()) {
                page = page("?panel=tests");
            }
            return page;
        }

        int version() throws Exception {
            return Integer.parseInt(page("").expectFirst("#work").attr("data-version"));
        }

        String file(String name) throws Exception {
            return server.get("/v1" + path + "/files/" + name).body();
        }

        HttpResponse<String> post(String below, String form) throws Exception {
            return server.post(path + below, "version=" + version() + "&" + form);
        }
    }
}
