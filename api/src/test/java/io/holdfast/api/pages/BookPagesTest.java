package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the book over HTTP: of clients whose facts try every page's patience. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookPagesTest {

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
    void everyFigureHasItsMessageItsTableItsDefinitionAndItsFile() throws Exception {
        Document page = server.page("/book");
        List<Element> figures = page.select("section.figure");
        assertThat(figures).hasSize(10);
        for (Element figure : figures) {
            String id = figure.select("h2").attr("id").substring(2);
            assertThat(figure.select("h2").text()).as(id).isNotBlank();
            assertThat(figure.select("details.definition p").text()).as(id).isNotBlank();
            HttpResponse<String> csv = server.get("/book/csv/" + id);
            assertThat(csv.statusCode()).as(id).isEqualTo(200);
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
            assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                    .isEqualTo("attachment; filename=\"holdfast-" + id + "-2026-03-01.csv\"");
            long rows = figure.select("tbody tr").size();
            if (rows > 0) {
                assertThat(csv.body().lines().count()).as(id).isEqualTo(rows + 1);
            }
            for (Element chart : figure.select("[data-chart]")) {
                assertThat(figure.select("#" + chart.attr("data-table") + " th[data-series]"))
                        .as(id)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyLinkOfTheFiguresOpens() throws Exception {
        List<String> behind = server.page("/book").select("section.figure a[href^=/book/clients]").stream()
                .map(link -> link.attr("href"))
                .distinct()
                .limit(60)
                .toList();
        for (String address : behind) {
            assertThat(server.get(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(server.page("/book").select("dl.keys a").eachAttr("href"))
                .contains("/book/clients?of=there", "/book/clients?of=moved&is=less", "/book/clients?of=moved")
                .allSatisfy(address ->
                        assertThat(server.get(address).statusCode()).as(address).isEqualTo(200));
        assertThat(server.get("/book/csv/clients?of=moved").body())
                .startsWith("client,name,health,segment,tier,monthly money,still to come,what,month to,");
        assertThat(server.page("/book/clients?of=health&is=green&day=2020-02-17")
                        .text())
                .contains(
                        "Clients whose health was green on 17 February 2020", "No health was kept of 17 February 2020.")
                .doesNotContain("Nobody");
        assertThat(server.get("/book/csv/clients?of=health&is=green&day=2020-02-17")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.page("/book/clients?of=there&asOf=2026-02-20").text())
                .contains("These are the clients as the last round left them.");
        assertThat(server.page("/book/clients?of=moved&asOf=2026-02-20").text())
                .contains("Whose money moved is kept for the months back from the last day alone");
        assertThat(server.page("/book/clients?of=there").text()).doesNotContain("as the last round left them");
        assertThat(server.get("/book/clients?of=health&is=green&day=soon").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/book/clients?of=nonsense").statusCode()).isEqualTo(404);
        assertThat(server.get("/book/clients").statusCode()).isEqualTo(404);
        assertThat(server.get("/book/csv/nonsense").statusCode()).isEqualTo(404);
        assertThat(server.get("/book/csv/clients?of=nonsense").statusCode()).isEqualTo(404);
        assertThat(server.get("/book/clients?of=there&page=99999999").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/book/clients?of=segment&is=%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .doesNotContain("<script>alert")
                .contains("Nobody");
    }

    @Test
    void theGridAndTheWeekAreThere() throws Exception {
        assertThat(server.page("/book/white-space").select("h1").text()).isEqualTo("White space");
        assertThat(server.get("/book/csv/white-space").body()).startsWith("client,name,segment,still to come,");
        Document week = server.page("/reports");
        assertThat(week.select("section.figure")).hasSizeGreaterThanOrEqualTo(6);
        for (Element csv : week.select("section.figure a[download]")) {
            assertThat(server.get(csv.attr("href")).statusCode())
                    .as(csv.attr("href"))
                    .isEqualTo(200);
        }
        assertThat(week.text()).contains("Nothing was reported in the last seven days");
    }

    @Test
    void aDayBeforeTheFirstThatWasKeptSaysSo() throws Exception {
        server.page("/book");
        assertThat(server.page("/book?asOf=2020-01-01").text())
                .contains("No figures were kept of 1 January 2020; the first are of 1 March 2026.");
    }
}
