package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.AccessSettings;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.UserChange;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People logging in and out, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogInTest {

    private static final String PASSWORD = "correct horse battery";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private Running service;

    @BeforeAll
    void start() throws Exception {
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), clock);
        for (Role role : Role.values()) {
            service.access().users().add(role.word(), role, Password.of(PASSWORD), "test");
        }
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void whoeverIsNotLoggedInIsLedToTheLogInAndBack() throws Exception {
        Browsing anna = new Browsing(service.port());
        HttpResponse<String> led = anna.get("/rules?asOf=2026-02-01&x=%3Cb%3E");
        assertThat(led.statusCode()).isEqualTo(303);
        String address = led.headers().firstValue("Location").orElseThrow();
        assertThat(address).endsWith("/login?then=%2Frules%3FasOf%3D2026-02-01%26x%3D%253Cb%253E");

        Document form = anna.page(address.substring(address.indexOf("/login")));
        String then = form.select("input[name=then]").attr("value");
        assertThat(then).isEqualTo("/rules?asOf=2026-02-01&x=%3Cb%3E");
        HttpResponse<String> in = anna.post("/login", "name", "manager", "password", PASSWORD, "then", then);

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith(then);
        assertThat(anna.get("/rules").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/login?then=/",
                "/ \r\nSet-Cookie: a=b",
                "evil",
                ""
            })
    void nobodyIsLedElsewhere(String then) throws Exception {
        HttpResponse<String> in =
                new Browsing(service.port()).post("/login", "name", "manager", "password", PASSWORD, "then", then);

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location").orElseThrow())
                .isEqualTo("http://127.0.0.1:" + service.port() + "/");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        HttpResponse<String> in = new Browsing(service.port()).logIn("analyst", PASSWORD);

        assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
                .contains("holdfast=", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behindHttpsTheCookieGoesNoOtherWay() throws Exception {
        HoldfastConfiguration configuration = HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                .asking(new AccessSettings(true, null, null, null, null));
        try (Running secure = Running.on(configuration, RuleBookCompiler.standard(), Clock.systemUTC())) {
            secure.access().users().add("anna", Role.ADMIN, Password.of(PASSWORD), "test");
            assertThat(new Browsing(secure.port())
                            .logIn("anna", PASSWORD)
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElse(""))
                    .contains("__Host-holdfast=", "Secure", "Path=/");
        }
    }

    @Test
    void whatIsWrongIsSaidInTheSameWordsToAndOfEverybody() throws Exception {
        HttpResponse<String> wrong = new Browsing(service.port()).logIn("manager", "not the password");
        HttpResponse<String> nobody = new Browsing(service.port()).logIn("nobody", "not the password");

        assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(nobody.statusCode());
        assertThat(wrong.body().replace("manager", "N")).isEqualTo(nobody.body().replace("nobody", "N"));
        assertThat(Jsoup.parse(wrong.body()).select("#problem").text())
                .contains("That name and password do not go together.");
        assertThat(wrong.body()).doesNotContain("not the password");
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or '1'='1' --", "<script>alert(1)</script>", "\u0000", "\uD83D\uDE00", ""})
    void absurdNamesAreNobodys(String name) throws Exception {
        HttpResponse<String> answer = new Browsing(service.port()).logIn(name, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @Test
    void aPasswordOfTenKilobytesIsWrong() throws Exception {
        assertThat(new Browsing(service.port())
                        .logIn("manager", "x".repeat(10_000))
                        .statusCode())
                .isEqualTo(422);
        assertThat(new Browsing(service.port()).logIn("x".repeat(10_000), "x").statusCode())
                .isEqualTo(422);
        assertThat(new Browsing(service.port())
                        .logIn("x".repeat(1_100_000), "x")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void failuresSlowDownTheNameWhetherAnybodyHasItOrNot() throws Exception {
        service.access().users().add("slow", Role.MANAGER, Password.of(PASSWORD), "test");
        for (String name : List.of("slow", "no-such-name")) {
            Browsing thief = new Browsing(service.port());
            for (int i = 0; i < 5; i++) {
                assertThat(thief.logIn(name, "guess").statusCode()).isEqualTo(422);
            }
            HttpResponse<String> refused = thief.logIn(name, PASSWORD);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("3");
            assertThat(refused.body()).contains("Too many attempts have failed. Try again in 3 seconds.");
        }

        now.updateAndGet(before -> before.plusSeconds(3));
        assertThat(new Browsing(service.port()).logIn("slow", PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(new Browsing(service.port()).logIn("slow", "guess").statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatChangesAnythingNeedsTheSessionsToken() throws Exception {
        Browsing manager = in("manager");
        String token = manager.csrf("/clients");
        assertThat(token).hasSizeGreaterThan(40);
        String facts = "{\"id\":\"x\"}";

        assertThat(manager.post("/try", "facts", facts).statusCode()).isEqualTo(403);
        assertThat(manager.post("/try", "facts", facts, "csrf", "").statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/try", "facts", facts, "csrf", in("manager").csrf("/clients"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/try", "facts", facts, "csrf", token).statusCode())
                .isEqualTo(200);
        assertThat(manager.post("/logout").statusCode()).isEqualTo(403);
        assertThat(manager.get("/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithAFileBringsTheTokenInItsFirstPart() throws Exception {
        Browsing manager = in("manager");
        String token = manager.csrf("/clients/import");

        assertThat(upload(manager, "").statusCode()).isEqualTo(403);
        assertThat(upload(manager, part("csrf", "guess")).statusCode()).isEqualTo(403);
        assertThat(upload(manager, part("mode", "all-or-nothing") + part("csrf", token))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> taken = upload(manager, part("csrf", token) + part("mode", "keep-the-good"));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("The file was imported");
        assertThat(manager.page("/clients/up-1").select("h1").text()).isEqualTo("Uploaded Ltd");
    }

    private static HttpResponse<String> upload(Browsing who, String parts) throws Exception {
        String file = "--b\r\nContent-Disposition: form-data; name=\"clients\"; filename=\"a.jsonl\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + "{\"id\":\"up-1\",\"name\":\"Uploaded Ltd\"}\r\n--b--\r\n";
        return who.send(who.request("/clients/import")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(parts + file)));
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void aSessionMayCallTheInterfaceWithItsToken() throws Exception {
        Browsing manager = in("manager");
        String decision = "{\"client\": {\"id\": \"C-1\"}}";

        assertThat(manager.get("/v1/rules").statusCode()).isEqualTo(200);
        assertThat(manager.send(manager.request("/v1/decisions")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(decision)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.send(manager.request("/v1/decisions")
                                .header("Content-Type", "application/json")
                                .header("X-Csrf-Token", manager.csrf("/clients"))
                                .POST(BodyPublishers.ofString(decision)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void loggingOutEndsTheSessionEverywhere() throws Exception {
        Browsing manager = in("manager");
        HttpCookie cookie = manager.cookies().getCookieStore().getCookies().get(0);

        HttpResponse<String> out = manager.post("/logout", "csrf", manager.csrf("/clients"));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        Browsing thief = new Browsing(service.port());
        assertThat(thief.send(thief.request("/clients").header("Cookie", "holdfast=" + cookie.getValue()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndWhenItIsOld() throws Exception {
        Browsing idle = in("manager");
        now.updateAndGet(before -> before.plus(Duration.ofHours(8).plusSeconds(1)));
        assertThat(idle.get("/clients").statusCode()).isEqualTo(303);

        Browsing busy = in("manager");
        for (int hours = 0; hours < 21; hours += 7) {
            now.updateAndGet(before -> before.plus(Duration.ofHours(7)));
            assertThat(busy.get("/clients").statusCode()).isEqualTo(200);
        }
        now.updateAndGet(before -> before.plus(Duration.ofHours(4)));
        assertThat(busy.get("/clients").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverIsShutOutIsOutAtOnce() throws Exception {
        service.access().users().add("leaver", Role.MANAGER, Password.of(PASSWORD), "test");
        Browsing leaver = in("leaver");

        service.access().users().change("leaver", UserChange.disable(true), "test");

        assertThat(leaver.get("/clients").statusCode()).isEqualTo(303);
        assertThat(leaver.logIn("leaver", PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void theFirstPageLeadsEachRoleToItsWork() throws Exception {
        assertThat(home("manager"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/review"));
        assertThat(home("admin")).hasValueSatisfying(place -> assertThat(place).endsWith("/review"));
        assertThat(home("analyst"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/rules"));
        assertThat(home("publisher"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/rules"));
        assertThat(in("crm").get("/").statusCode()).isEqualTo(403);
    }

    private Optional<String> home(String name) throws Exception {
        return in(name).get("/").headers().firstValue("Location");
    }

    @Test
    void theRailShowsOnlyWhatTheRoleMayOpen() throws Exception {
        assertThat(in("manager")
                        .page("/clients")
                        .select("nav[aria-label=Main] a")
                        .eachText())
                .containsExactly("Review", "Clients", "Book", "Rules", "Try", "Reports");
        assertThat(in("admin").page("/clients").select("nav[aria-label=Main] a").eachText())
                .containsExactly("Review", "Clients", "Book", "Rules", "Try", "Reports", "Settings");
        assertThat(in("analyst")
                        .page("/clients")
                        .select("nav[aria-label=Main] a")
                        .eachText())
                .containsExactly("Clients", "Rules", "Try");
        Document refused = in("crm").page("/clients");
        assertThat(refused.select("nav a")).isEmpty();
        assertThat(refused.select("main").text()).contains("This needs one of the roles");
        assertThat(refused.select(".person").text()).contains("crm", "Log out");
    }

    @Test
    void whoeverIsNotLoggedInSeesNothingOfTheBook() throws Exception {
        Browsing nobody = new Browsing(service.port());
        for (String path : List.of("/login", "/no-such-page")) {
            Document page = nobody.page(path);
            assertThat(page.select("nav, .top, .book, .foot, .banner")).isEmpty();
            assertThat(page.text()).doesNotContain("Tenure");
        }
    }

    @Test
    void aLogInFromAnotherSiteIsRefused() throws Exception {
        Browsing victim = new Browsing(service.port());
        HttpResponse<String> answer = victim.send(victim.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("name=manager&password=correct+horse+battery")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private Browsing in(String name) throws Exception {
        Browsing person = new Browsing(service.port());
        assertThat(person.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
        return person;
    }
}
