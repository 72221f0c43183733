package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.holdfast.api.access.Role;
import io.holdfast.api.queue.RoundNews;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What managers do on their pages, and what of it shows where, without a browser. Each test has clients of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final long PATIENCE_SECONDS = 60;

    private PagesServer server;

    @BeforeAll
    void start() throws Exception {
        server = PagesServer.managing();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!server.get("/v1/reviews/rounds").body().contains("\"done\"")) {
            if (System.nanoTime() > end) {
                fail("the first round takes too long");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** A dismissal takes a line from what is open; only what the client did counts as an answer and as money. */
    @Test
    void theFiguresOfTheBookMoveWithWhatIsDoneInTheQueue() throws Exception {
        Element row = lines("/review?action=open-renewal-talk").get(0);
        Element other = lines("/review?action=open-renewal-talk").get(1);
        Element third = lines("/review?action=open-renewal-talk").get(2);
        Map<String, String> before = figures("Open the renewal talk");

        assertThat(act(pick(row), "approve").text()).contains("Approved");
        Map<String, String> approved = figures("Open the renewal talk");
        assertThat(approved).as("an approval is no answer of the client's").isEqualTo(before);

        assertThat(act(pick(other), "dismiss", "reason", "no budget").text()).contains("Dismissed");
        Map<String, String> dismissed = figures("Open the renewal talk");
        assertThat(number(dismissed, "open now")).isEqualTo(number(before, "open now") - 1);
        assertThat(number(dismissed, "lost")).isEqualTo(number(before, "lost"));

        assertThat(act(pick(third), "won", "amount", "1,200").text())
                .contains("Reported as won")
                .contains("It happened on 1 March 2026.");
        Map<String, String> won = figures("Open the renewal talk");
        assertThat(number(won, "won")).isEqualTo(number(before, "won") + 1);
        assertThat(number(won, "won money")).isEqualTo(number(before, "won money") + 1200);
        assertThat(number(won, "open now"))
                .as("the client was decided again at once, and the action rests")
                .isEqualTo(number(before, "open now") - 2);
        assertThat(server.page("/book/clients?of=outcome&is=won&action=open-renewal-talk")
                        .text())
                .contains(third.expectFirst("[data-row]").text());
    }

    @Test
    void aClientWhoWasErasedWhileTheirPageWasOpenIsNamedAndLeftAlone() throws Exception {
        Element row = lines("/review?action=offer-retainer").get(0);
        String client = id(row);
        assertThat(server.get("/clients/" + client).statusCode()).isEqualTo(200);
        assertThat(server.post("/v1/clients/" + client + "/erasure", "").statusCode())
                .isEqualTo(200);

        HttpResponse<String> review = post(pick(row), "dismiss", "reason", "kept when typed");
        assertThat(review.statusCode()).isEqualTo(422);
        assertThat(said(review)).contains("no longer in the queue: the client was erased");
        assertThat(lines("/review?state=all&client=" + client)).isEmpty();

        HttpResponse<String> page = server.get("/clients/" + client);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("They may have been erased.");
        HttpResponse<String> deed = server.post("/clients/deeds?id=" + client, "do=approve&pick=" + encoded(pick(row)));
        assertThat(deed.statusCode()).isEqualTo(404);
        HttpResponse<String> whatIf = server.post("/clients/what-if?id=" + client, "f.feedback.nps=1");
        assertThat(whatIf.statusCode()).isEqualTo(404);
    }

    /** What a manager dismissed is not ranked beside what is left, as the next decision does not rank it. */
    @Test
    void aDismissedLineIsHeldBackOnTheClientsPageUntilItIsReopened() throws Exception {
        Element row = lines("/review?action=check-in-with-amber-client").get(1);
        String client = id(row);
        String title = "Check in";
        assertThat(ranked(client)).anyMatch(one -> one.contains(title));

        HttpResponse<String> dismissed = server.post(
                "/clients/deeds?id=" + client, "do=dismiss&reason=talks+are+under+way&pick=" + encoded(pick(row)));

        assertThat(dismissed.statusCode()).isEqualTo(200);
        assertThat(ranked(client)).noneMatch(one -> one.contains(title));
        Element held = server.page("/clients/" + client).select("ul.held > li").stream()
                .filter(one -> one.text().contains("talks are under way"))
                .findFirst()
                .orElseThrow();
        assertThat(held.text())
                .contains(title)
                .contains("Dismissed by ")
                .contains("a manager")
                .contains("until ");
        assertThat(firstInList(client)).doesNotContain(title);

        HttpResponse<String> reopened = server.post(
                "/clients/deeds?id=" + client,
                "do=reopen&pick=" + encoded(held.expectFirst("[name=pick]").attr("value")));

        assertThat(reopened.statusCode()).isEqualTo(200);
        assertThat(ranked(client)).anyMatch(one -> one.contains(title));
    }

    private List<String> ranked(String client) throws Exception {
        return server.page("/clients/" + client).select("ol.lines h3").eachText();
    }

    private String firstInList(String client) throws Exception {
        return server.page("/clients?q=" + client).select("tbody tr").text();
    }

    /** What is no action of the catalogue is never written down as if it were one. */
    @Test
    void anActionThatIsNotInTheCatalogueIsNamedAndLeftAlone() throws Exception {
        Element row = lines("/review?action=ask-nps").get(0);
        String gone = pick(row).replace("ask-nps", "left-the-catalogue");

        HttpResponse<String> answer = post(gone, "approve");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains("left-the-catalogue").contains("not recommended any more");
        assertThat(server.get("/v1/reviews?clientId=" + id(row)).body()).doesNotContain("left-the-catalogue");
        Document why = server.page("/clients/" + id(row) + "?why=left-the-catalogue");
        assertThat(why.select("#why-not ~ .asked")).isEmpty();
    }

    @Test
    void aReasonOfTenThousandCharactersIsRefusedAndKeptInItsField() throws Exception {
        Element row = lines("/review?action=check-in-with-amber-client").get(0);
        String reason = "ß".repeat(10_000);

        HttpResponse<String> answer = post(pick(row), "dismiss", "reason", reason);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains("reason may have 1000 characters").hasSizeLessThan(500);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.expectFirst("#reason").attr("value")).isEqualTo(reason);
        assertThat(page.select("[name=pick][checked]")).hasSize(1);
    }

    @Test
    void theQueueSaysWhenItWasDecided() throws Exception {
        assertThat(server.page("/review").select(".head p").text()).contains("The whole book was decided just now.");
    }

    /** A round may be over before it is caught, so one is begun until one was. */
    @Test
    void aRoundIsBegunAndCancelledOnThePage() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!server.get("/v1/reviews/rounds").body().contains("\"cancelled\"")) {
            assertThat(System.nanoTime()).as("no round was caught under way").isLessThan(end);
            server.post("/review/rounds", "");
            Element going = server.page("/review").selectFirst(".deciding:has([name=round])");
            if (going != null) {
                assertThat(going.text())
                        .contains("The whole book is being decided again")
                        .contains("Cancel");
                server.post("/review/rounds/cancel", "round=of-nobody");
                server.post(
                        "/review/rounds/cancel",
                        "round=" + going.expectFirst("[name=round]").attr("value"));
            }
        }
        assertThat(server.get("/v1/reviews/rounds").body()).contains("key:test cancelled it.");
        assertThat(lines("/review")).isNotEmpty();
    }

    @Test
    void aRoundThatWasCancelledSaysSoUntilAnotherIsBegun() {
        RoundNews.Going half = new RoundNews.Going(new UUID(0, 1), 250, 500);
        ReviewView.Deciding over = Objects.requireNonNull(
                ReviewView.deciding(new RoundNews.News(Optional.empty(), Optional.empty(), Optional.of(half))));
        assertThat(over.going()).isFalse();
        assertThat(over.says()).contains("cancelled after 250 of 500 clients");
        assertThat(ReviewView.deciding(new RoundNews.News(Optional.empty(), Optional.empty(), Optional.empty())))
                .isNull();
    }

    @Test
    void worthSaysOverWhatTimeItIsCounted() throws Exception {
        assertThat(lines("/review?action=open-renewal-talk")
                        .get(0)
                        .select(".c-worth")
                        .text())
                .as("what keeping a client is worth has no end but theirs")
                .contains("while they stay");
        Element sale = lines("/review?action=offer-retainer").get(0);
        assertThat(sale.select(".c-worth").text()).contains("over 24 months");
        assertThat(server.page("/clients/" + id(sale)).select(".lines .worth").text())
                .contains("over 24 months");
    }

    @Test
    void aLossTakesItsOwnReasonAlong() throws Exception {
        Element row = lines("/review?action=call-detractor").get(0);

        assertThat(act(pick(row), "lost", "reason", "of a dismissal", "lostBecause", "too dear")
                        .text())
                .contains("Reported as lost");

        assertThat(server.page("/clients/" + id(row)).select("#past ~ .wide").text())
                .contains("lost “too dear”")
                .doesNotContain("of a dismissal");
    }

    @Test
    void scriptInAnyTextIsTextOnEveryPage() throws Exception {
        String facts = "{\"id\":\"scripted\",\"name\":\"" + SCRIPT
                + "\",\"status\":\"active\",\"since\":\"2024-01-15\","
                + "\"segment\":\"" + SCRIPT + "\",\"accountManager\":\"" + SCRIPT + "\",\"deliveryLead\":\"" + SCRIPT
                + "\",\"contract\":{\"term\":\"rolling\",\"noticeDays\":30,\"monthlyFee\":4800}}";
        HttpResponse<String> put = server.putJson("/v1/clients/scripted?validFrom=2026-02-28", facts);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                lines("/review?client=scripted").isEmpty() && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Element row = lines("/review?client=scripted").get(0);
        assertThat(row.text()).contains(SCRIPT);
        List<String> pages = List.of(
                page(post(pick(row), "assign", "to", SCRIPT)),
                page(post(pick(lines("/review?state=all&client=scripted").get(0)), "dismiss", "reason", SCRIPT)),
                page(server.post("/review/filters?owner=" + encoded(SCRIPT), "name=" + encoded(SCRIPT))),
                page(server.get("/review?state=all&owner=" + encoded(SCRIPT))),
                page(server.get("/review?state=all&segment=" + encoded(SCRIPT) + "&client=scripted")),
                page(server.get("/clients?q=scripted")),
                page(server.get("/clients/scripted?why=ask-nps")),
                page(server.post("/clients/what-if?id=scripted", "f.name=" + encoded(SCRIPT + "2"))),
                page(server.get("/book")),
                page(server.get("/book/clients?of=there")),
                page(server.get("/book/clients?of=segment&is=" + encoded(SCRIPT))),
                page(server.get("/book/white-space")),
                page(server.get("/reports")),
                page(server.post(
                        "/settings/webhooks", "url=" + encoded("https://x.example/?" + SCRIPT) + "&event=" + SCRIPT)));
        assertThat(pages)
                .allSatisfy(html ->
                        assertThat(html.replaceAll("<script (src|type)=", "")).doesNotContain("<script>"));
        assertThat(pages).filteredOn(html -> html.contains("&lt;script&gt;")).hasSizeGreaterThan(10);
        assertThat(server.get("/review/export.csv?state=all&client=scripted").body())
                .contains(SCRIPT)
                .doesNotContain("\n=");
    }

    @Test
    void mineIsWhatsoeverNameAnOwnerHas() throws Exception {
        server.add("nora", Role.MANAGER);
        String owner = lines("/review").get(0).select(".c-owner").text();
        long theirs = count("/review?state=current&owner=" + encoded(owner));
        assertThat(theirs).isPositive();

        HttpResponse<String> kept = server.post(
                "/settings/users/nora/names",
                "names=" + encoded("  " + owner.toUpperCase(Locale.ROOT) + "\r\n\r\nnora@example.com\r\n"));
        assertThat(kept.statusCode()).isIn(200, 303);
        Document settings = server.page("/settings");
        assertThat(settings.select("th:contains(nora) ~ .goes-by > span").text())
                .isEqualTo(owner.toUpperCase(Locale.ROOT) + ", nora@example.com");

        Document page = server.seenBy("nora", "/review");
        String mine = page.expectFirst(".saved a:contains(Mine)").attr("href");
        assertThat(mine).contains("owner=nora%7C").contains("nora%40example.com");
        assertThat(count(mine)).isEqualTo(theirs);
        Document shown = server.page(mine);
        assertThat(shown.expectFirst("#owner option[selected]").text()).contains("nora or ");
    }

    @Test
    void administratorsAddPauseAndRemoveWebhooksAndSeeASecretOnce() throws Exception {
        assertThat(server.page("/settings/webhooks").select(".empty").text()).contains("No webhooks yet");
        HttpResponse<String> wrong = server.post("/settings/webhooks", "url=ftp%3A%2F%2Fcrm&event=recommendation.due");
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document form = Jsoup.parse(wrong.body());
        assertThat(form.select("#hook-problems").text()).contains("https://");
        assertThat(form.expectFirst("#hook-url").attr("value")).isEqualTo("ftp://crm");
        assertThat(form.select("[name=event][checked]")).hasSize(1);

        HttpResponse<String> none = server.post("/settings/webhooks", "url=https%3A%2F%2Fcrm.example.com%2Fhook");
        assertThat(none.statusCode()).as("who wants no event wants no webhook").isEqualTo(422);
        Document added = Jsoup.parse(
                server.post("/settings/webhooks", "url=https%3A%2F%2Fcrm.example.com%2Fhook&event=recommendation.due")
                        .body());
        assertThat(added.select(".secret").text()).startsWith("hfw_").hasSizeGreaterThan(40);
        Document list = server.page("/settings/webhooks");
        assertThat(list.select(".secret")).isEmpty();
        assertThat(list.select(".hook").text())
                .contains("crm.example.com")
                .contains("due")
                .contains("ready");

        String pause = list.expectFirst(".hook-deeds form").attr("action");
        assertThat(pause).endsWith("/pause");
        server.post(pause, "");
        Document paused = server.page("/settings/webhooks?done=paused");
        assertThat(paused.select(".hook").text()).contains("paused");
        assertThat(paused.select("#said").text()).contains("Paused.");
        assertThat(server.get("/v1/webhooks").body()).contains("pausedAt");
        server.post(pause.replace("/pause", "/resume"), "");
        assertThat(server.get("/v1/webhooks").body()).doesNotContain("pausedAt");

        server.post(pause.replace("/pause", "/remove"), "");
        assertThat(server.page("/settings/webhooks").select(".hook")).isEmpty();
        assertThat(server.post(pause, "").statusCode()).isEqualTo(404);
    }

    @Test
    void secondManagerSeesWhatTheFirstDidAndOverwritesNothing() throws Exception {
        Element row = lines("/review?action=learn-client-needs").get(0);
        assertThat(post(pick(row), "approve").statusCode()).isEqualTo(200);

        HttpResponse<String> second = post(pick(row), "dismiss", "reason", "no time");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(said(second)).contains("approved it").contains("Nothing was overwritten.");
        Document page = Jsoup.parse(second.body());
        assertThat(page.expectFirst("#reason").attr("value")).isEqualTo("no time");
        assertThat(page.expectFirst("tr:has([name=pick][checked]) .c-state").text())
                .isEqualTo("approved");
    }

    private List<Element> lines(String path) throws Exception {
        return server.page(path).select("#queue tbody tr");
    }

    private long count(String path) throws Exception {
        String said = server.page(path).select("table.queue").attr("aria-label");
        return said.isEmpty() ? 0 : Long.parseLong(said.replaceAll("\\D", ""));
    }

    private static String pick(Element row) {
        return row.expectFirst("[name=pick]").attr("value");
    }

    private static String id(Element row) {
        return row.expectFirst("[data-row]").attr("href").replaceAll(".*/", "");
    }

    private Document act(String pick, String deed, String... fields) throws Exception {
        HttpResponse<String> answer = post(pick, deed, fields);
        assertThat(answer.statusCode()).as(said(answer)).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> post(String pick, String deed, String... fields) throws Exception {
        StringBuilder form = new StringBuilder("do=" + deed + "&pick=" + encoded(pick));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return server.post("/review?state=all", form.toString());
    }

    private static String said(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("#said").text();
    }

    private static String page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        return answer.body();
    }

    /** An action's row of the book, by column. */
    private Map<String, String> figures(String title) throws Exception {
        Document book = server.page("/book");
        List<String> columns = book.select("#t-actions thead th").eachText();
        Element row = book.select("#t-actions tbody tr").stream()
                .filter(one -> one.expectFirst("th").text().equals(title))
                .findFirst()
                .orElseThrow();
        Map<String, String> figures = new TreeMap<>();
        for (int i = 1; i < columns.size(); i++) {
            figures.put(columns.get(i), row.child(i).attr("data-value"));
        }
        return figures;
    }

    private static double number(Map<String, String> figures, String column) {
        return Double.parseDouble(figures.getOrDefault(column, "missing"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
