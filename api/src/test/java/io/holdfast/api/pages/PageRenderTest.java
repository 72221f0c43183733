package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.clients.ShelfRow;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageRenderTest {

    private static final String LONG = "A very long reason indeed. ".repeat(400);

    @Test
    void aClientsPageSaysWhatToDoNextAndWhy() {
        Document page = Rendered.client(Samples.row(
                "C-17",
                "Baker & Sons",
                "amber",
                Samples.recommendation(1, "Offer an annual contract", null, "Baker & Sons can leave in 30 days"),
                Samples.recommendation(2, "Offer the next step", "website", "They own a landing page")));

        assertThat(page.select("h1").text()).isEqualTo("Baker & Sons");
        assertThat(page.select(".lines:not(.held) h3").eachText())
                .containsExactly("Offer an annual contract", "Offer the next step: Website");
        assertThat(page.select(".line").get(1).text())
                .isEqualTo("1 Offer an annual contract Baker & Sons can leave in 30 days worth +2,300 EUR"
                        + " due in 9 days Mara Lindt");
        assertThat(page.expectFirst("time[datetime=2026-03-10]").attr("title")).isEqualTo("10 March 2026");
        assertThat(page.expectFirst(".why output").text()).isEqualTo("0.30 × 7,800 − 40 = 2,300");
        assertThat(page.expectFirst(".why a").attr("href")).isEqualTo("/rules#r-retention-contract-contract-dslr-12");
        assertThat(page.expectFirst(".why tbody tr").text())
                .isEqualTo("✓yes The client is on a rolling contract contract term rolling rolling");
        assertThat(page.select(".facts").text())
                .contains("▲amber", "4 of 10 seats active", "7,800 EUR, high tier", "5,100 to 9,300")
                .contains("Assumed from the book: contract margin rate", "Notice by, assumed 15 Mar (in 14 days)");
        assertThat(page.select(".held").text()).contains("until 14 Apr", "costs more than it brings", "the score");
    }

    @Test
    void anEmptyListSaysWhy() {
        Document page = Rendered.client(Samples.row("C-1", null, ""));

        assertThat(page.select("h1").text()).isEqualTo("C-1");
        assertThat(page.select(".empty").text()).contains("Nothing is due, and no rule sees an opportunity.");
        assertThat(page.select(".mark").text()).isEqualTo("unknown");
    }

    /** An answer without reasons against it is no recommendation where nothing may be recommended at all. */
    @Test
    void whoIsHeldOutIsRecommendedNothing() {
        Decision plain = Samples.decision("C-1", "green", List.of());
        Decision held = new Decision(
                null,
                "C-1",
                Samples.DAY,
                plain.revision(),
                null,
                true,
                "This client is in the control group.",
                plain.signals(),
                plain.value(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
        Document page = Rendered.client(Samples.client("C-1", "Ada"), held, "ask-nps");
        assertThat(page.select("#next ~ .empty").text()).startsWith("Held outThis client is in the control group.");
        assertThat(page.select("#why-not ~ .asked").text())
                .contains("This client is held out")
                .doesNotContain("It is recommended");
        assertThat(Rendered.client(Samples.client("C-1", "Ada"), plain, "ask-nps")
                        .select("#why-not ~ .asked")
                        .text())
                .isEqualTo("It is recommended.");
    }

    @Test
    void whateverANameOrReasonHoldsStaysText() {
        ShelfRow row = Samples.row(
                Samples.HOSTILE,
                Samples.HOSTILE,
                Samples.HOSTILE,
                Samples.recommendation(1, Samples.HOSTILE, Samples.HOSTILE, Samples.HOSTILE + LONG));

        for (Document page : List.of(
                Rendered.client(row),
                Rendered.list(List.of(row), ListQuery.EVERYTHING),
                Rendered.tried(Samples.HOSTILE + "</textarea>"))) {
            assertThat(page.select("script")).hasSize(1);
            assertThat(page.select("img, [onerror], [style]")).isEmpty();
            assertThat(page.text() + page.select("textarea").val()).contains(Samples.HOSTILE);
        }
    }

    @Test
    void theListNarrowsSortsAndCounts() {
        List<ShelfRow> rows = List.of(
                Samples.row("A", "Anna", "red", Samples.recommendation(1, "Rescue", null, "")),
                Samples.row("B", "Bert", "green"),
                Samples.row("C", "Cleo", ""),
                new ShelfRow("D", Optional.empty(), Optional.empty(), List.of(new FactProblem("/since", "no date"))));

        Document all = Rendered.list(rows, ListQuery.EVERYTHING.withSort("-name"));
        assertThat(all.select("tbody th a").eachText()).containsExactly("D", "Cleo", "Bert", "Anna");
        assertThat(all.select(".tally").text()).isEqualTo("4 clients, money in EUR ■ 1 red ● 1 green 2 unknown");
        assertThat(all.expectFirst("tbody tr").text()).contains("/since: no date");
        assertThat(all.select("th[aria-sort=descending]").text()).startsWith("Client");

        Document red = Rendered.list(rows, ListQuery.EVERYTHING.withHealth("red"));
        assertThat(red.select("tbody th a").eachText()).containsExactly("Anna");
        assertThat(red.select(".tally").text()).startsWith("1 of 4 clients");

        Document nobody = Rendered.list(rows, new ListQuery("zzz", "", "", "", "", "", 1));
        assertThat(nobody.select(".empty").text()).startsWith("No client fits");
        assertThat(Rendered.list(List.of(), ListQuery.EVERYTHING)
                        .select(".empty")
                        .text())
                .startsWith("No clients yet");
    }

    @Test
    void fiftyClientsStandOnAPageAndItStaysLight() {
        List<ShelfRow> rows = IntStream.range(0, 120)
                .mapToObj(i -> Samples.row(
                        "C-" + i,
                        "Client " + i,
                        "green",
                        Samples.recommendation(1, "Offer an annual contract", null, "has stayed 25 months")))
                .toList();

        Document last = Rendered.list(rows, ListQuery.EVERYTHING.withPage(99));
        assertThat(last.select("tbody tr")).hasSize(20);
        assertThat(last.select(".pager").text()).isEqualTo("← Previous page 3 of 3");
        assertThat(Rendered.list(rows, ListQuery.EVERYTHING).outerHtml()).hasSizeLessThan(100_000);
    }

    @Test
    void whatBringsMostComesFirstAndWhoHasNothingLast() {
        assertThat(ClientOrder.of("")).isNotNull();
        Document page = Rendered.list(
                List.of(
                        Samples.row("A", "Anna", "green"),
                        Samples.row("B", "Bert", "green", Samples.recommendation(1, "Offer", null, ""))),
                ListQuery.EVERYTHING.withSort("nonsense"));
        assertThat(page.select("tbody th a").eachText()).containsExactly("Bert", "Anna");
        assertThat(page.select("th[aria-sort]").text()).startsWith("Worth");
    }

    @Test
    void problemsStandAtTheirPointersAndTheTextIsKept() {
        Document page = Rendered.page(
                "try",
                "Try",
                TryView.refused("\n{ \"id\": 7 }", List.of(new FactProblem("/id", "must be text, not 7"))));
        assertThat(page.select("#problems").text()).isEqualTo("/id must be text, not 7");
        assertThat(page.expectFirst("textarea").wholeText()).endsWith("\n{ \"id\": 7 }");
        assertThat(page.select("textarea").attr("aria-invalid")).isEqualTo("true");
    }
}
