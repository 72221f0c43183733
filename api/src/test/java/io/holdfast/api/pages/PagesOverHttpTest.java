package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void everyClientOfTheListLeadsToItsPage() throws Exception {
        Document list = server.page("/clients");

        assertThat(list.select(".tally").text()).startsWith("14 clients");
        for (Element link : list.select("tbody th a")) {
            Document page = server.page(link.attr("href"));
            assertThat(page.expectFirst("h1").text()).isEqualTo(link.text());
            assertThat(page.select("#next")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clients",
                "/review",
                "/clients?asOf=2026-06-01&health=red",
                "/clients/red",
                "/clients?id=%3Cb%3Eid%3C%2Fb%3E",
                "/rules",
                "/try",
                "/try?client=script",
                "/none"
            })
    void noPageRunsOrLoadsWhatIsNotOurs(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue(PageHeaders.POLICY);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.select("script")).hasSize(1).allMatch(one -> one.html().isEmpty());
        assertThat(page.select("[style], style, img, iframe, b > i")).isEmpty();
        assertThat(page.select("[src], link").eachAttr("src")).allMatch(address -> address.startsWith("/"));
        assertThat(page.select("[href]").eachAttr("href")).allMatch(address -> address.matches("[/#].*"));
        assertThat(page.getAllElements().stream()
                        .flatMap(one -> one.attributes().asList().stream())
                        .map(one -> one.getKey()))
                .noneMatch(name -> name.startsWith("on"));
        assertThat(answer.body()).hasSizeLessThan(150_000);
    }

    @Test
    void anotherDayStaysInEveryLink() throws Exception {
        Document page = server.page("/clients/red?asOf=2026-02-01");

        assertThat(page.select(".tag").text()).isEqualTo("not today");
        assertThat(page.select("nav[aria-label=Main] a").eachAttr("href"))
                .containsExactly(
                        "/review?asOf=2026-02-01",
                        "/clients?asOf=2026-02-01",
                        "/book?asOf=2026-02-01",
                        "/rules?asOf=2026-02-01",
                        "/try?asOf=2026-02-01",
                        "/reports?asOf=2026-02-01",
                        "/settings?asOf=2026-02-01");
        assertThat(page.select("#what-if ~ p a").attr("href")).isEqualTo("/try?client=red&asOf=2026-02-01");
        assertThat(server.page("/clients?asOf=2026-03-09").select(".tag")).isEmpty();
        assertThat(server.page("/clients?asOf=soon").select(".note").text())
                .contains("“soon” is no date", "1 March 2026");
        assertThat(server.page("/clients?q=red&health=red")
                        .select(".day input[type=hidden]")
                        .eachAttr("name"))
                .containsExactlyInAnyOrder("q", "health");
    }

    @Test
    void theWhyPanelLeadsToTheRuleItself() throws Exception {
        Document page = server.page("/clients/red");
        List<String> links = page.select(".why .rule > p a[href*=#]").eachAttr("href");

        assertThat(links).isNotEmpty();
        Document rules = server.page("/rules");
        assertThat(links)
                .allSatisfy(link -> assertThat(rules.getElementById(link.substring(link.indexOf('#') + 1)))
                        .isNotNull());
        assertThat(page.select(".why td").text()).contains("✓");
        assertThat(page.select(".mark").first()).isNotNull();
        assertThat(page.expectFirst(".facts .mark").text()).contains("red");
    }

    @Test
    void factsOfOnesOwnAreDecidedAndNotKept() throws Exception {
        String facts = "{ \"id\": \"mine\", \"status\": \"active\", \"since\": \"2023-01-01\","
                + " \"contract\": { \"term\": \"rolling\", \"noticeDays\": 30, \"monthlyFee\": 900 } }";
        Document page = tried(facts);

        assertThat(page.expectFirst("textarea").wholeText()).isEqualTo("\n" + facts);
        assertThat(page.select("#next, #held")).hasSize(2);
        assertThat(page.select(".lines h3")).isNotEmpty();
        assertThat(server.get("/clients/mine").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"id\": 7}",
                "{\"id\":\"x\",\"sinse\":\"2020-01-01\"}",
                "<script>",
                "{\"id\":\"x\",\"since\":\"2026-02-30\"}"
            })
    void whatIsWrongWithThemIsSaidAndTheTextKept(String facts) throws Exception {
        Document page = tried(facts);

        assertThat(page.select("#problems li")).isNotEmpty();
        assertThat(page.expectFirst("textarea").wholeText()).isEqualTo("\n" + facts);
        assertThat(page.select("textarea").attr("aria-describedby")).isEqualTo("problems");
        assertThat(page.select("#next")).isEmpty();
    }

    @Test
    void failuresLookLikePagesToPeopleAndStayProblemsForPrograms() throws Exception {
        HttpResponse<String> nobody = server.get("/clients/nobody");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(nobody.body()).expectFirst("h1").text()).isEqualTo("No such client");

        HttpResponse<String> nowhere = server.get("/nowhere/at/all");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(nowhere.body()).expectFirst("h1").text()).isEqualTo("Not found");

        HttpResponse<String> tooLarge = server.post("/try", "facts=" + "x".repeat(1_100_000));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(tooLarge.body()).expectFirst("h1").text()).isEqualTo("Too large");

        HttpResponse<String> program = server.get("/v1/nowhere");
        assertThat(program.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    }

    @Test
    void assetsKeepForeverUnderAddressesThatChangeWithThem() throws Exception {
        for (String address : server.page("/clients").select("link, script").eachAttr("abs:href")) {
            assertThat(address).isNotNull();
        }
        HttpResponse<String> style = server.get(Assets.href("holdfast.css"));
        assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(server.get("/assets/other.css").statusCode()).isEqualTo(404);
    }

    @Test
    void aRejectedEditIsSaidOnEveryPageWhileTheLastGoodBookDecides(@TempDir Path other, @TempDir Path outside)
            throws Exception {
        try (PagesServer spoilt = PagesServer.start(other)) {
            Path broken = Files.writeString(
                    outside.resolve("broken.dslr"), "rule \"<b>Broken</b>\"\nwhen\n    No such sentence\n");
            Files.move(broken, spoilt.rules().resolve("retention/broken.dslr"), StandardCopyOption.ATOMIC_MOVE);
            String banner = awaitBanner(spoilt);

            assertThat(banner).contains("The last good rule book still decides", "broken.dslr");
            for (String path : List.of("/clients/red", "/rules", "/try", "/none")) {
                Document page = spoilt.page(path);
                assertThat(page.select(".banner").text()).isEqualTo(banner);
                assertThat(page.select(".book").text()).contains("stale");
            }
            assertThat(spoilt.page("/rules").select("#faults .faults li")).isNotEmpty();
            assertThat(spoilt.page("/clients/red").select(".lines h3")).isNotEmpty();
        }
    }

    @Test
    void withoutARuleBookEveryPageSaysSo(@TempDir Path empty) throws Exception {
        try (PagesServer without = PagesServer.at(Files.createDirectory(empty.resolve("rules")))) {
            for (String path : List.of("/clients", "/review", "/clients/red", "/try")) {
                HttpResponse<String> answer = without.get(path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(Jsoup.parse(answer.body()).expectFirst("h1").text()).isEqualTo("No rule book is loaded");
            }
            assertThat(without.get("/rules").statusCode()).isEqualTo(200);
        }
    }

    private Document tried(String facts) throws Exception {
        HttpResponse<String> answer =
                server.post("/try", "asOf=2026-03-01&facts=" + URLEncoder.encode(facts, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String awaitBanner(PagesServer spoilt) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String banner = "";
        while (banner.isEmpty() && Instant.now().isBefore(end)) {
            banner = spoilt.page("/clients").select(".banner").text();
        }
        return banner;
    }
}
