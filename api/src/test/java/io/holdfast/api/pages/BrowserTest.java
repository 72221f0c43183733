package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a real Chromium; compiled and run by the profile {@code browser} only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    /** One page of each kind. */
    private static final List<String> KINDS = List.of(
            "/clients",
            "/review",
            "/clients?q=no-such-name",
            "/clients/red",
            "/clients/nothing-known",
            "/clients/none",
            "/rules",
            "/try",
            "/book",
            "/book/clients?of=there",
            "/book/white-space",
            "/reports",
            "/settings",
            "/settings/webhooks");

    /** The same kinds, holding what people should never have typed. */
    private static final List<String> AWKWARD = List.of(
            "/review?client=%3Cscript%3Ealert(1)%3C%2Fscript%3E&owner=%3Cb%3E",
            "/clients?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/clients/script",
            "/clients/quotes",
            "/clients/override",
            "/clients/long-token",
            "/clients/longest",
            "/clients?id=%3Cb%3Eid%3C%2Fb%3E",
            "/try?client=script");

    private static final int PHONE = 360;

    private PagesServer server;
    private Chromium chromium;

    static Stream<String> kinds() {
        return KINDS.stream();
    }

    static Stream<String> everyPage() {
        return Stream.concat(KINDS.stream(), AWKWARD.stream());
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = PagesServer.start(folder);
        chromium = new Chromium(server, "pages");
    }

    @BeforeEach
    void listen() {
        chromium.listen();
    }

    @AfterAll
    void stop() throws Exception {
        chromium.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void axeFindsNothingSerious(String path) {
        try (BrowserContext context = chromium.window(1280, 720)) {
            Page page = open(context, path);
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

            Accessibility.assertNothingSeriousInBothLights(page);
            chromium.assertNoComplaints();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPage")
    void fitsAPhoneAndRunsNothingOfTheirs(String path) {
        try (BrowserContext context = chromium.window(PHONE, 800)) {
            Page page = open(context, path);
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(PHONE);
            assertThat(page.title()).endsWith("· Holdfast").doesNotStartWith("owned");
            chromium.assertNoComplaints();
        }
    }

    @Test
    void theKeysFindMoveOpenAndHelp() {
        try (BrowserContext context = chromium.window(1280, 720)) {
            Page page = open(context, "/clients");
            page.keyboard().press("/");
            assertThat(focused(page)).isEqualTo("search");
            page.keyboard().type("j?");
            assertThat(page.inputValue("#search")).isEqualTo("j?");
            page.keyboard().press("Escape");
            page.keyboard().press("?");
            assertThat(page.locator("#keys").isVisible()).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys").isVisible()).isFalse();

            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            String first = page.locator("[data-row]").first().getAttribute("href");
            page.keyboard().press("Enter");
            page.waitForURL("**" + first);
            chromium.assertNoComplaints();
        }
    }

    @Test
    void factsOfOnesOwnAreDecidedInTheBrowserAndTheWholeRowOpens() {
        try (BrowserContext context = chromium.window(1280, 720)) {
            Page page = open(context, "/try");
            page.click("button.main-action");
            PlaywrightAssertions.assertThat(page.locator("#next")).isVisible();
            assertThat(page.url()).contains("/try");

            page.navigate(server.address("/clients"));
            page.locator("tbody td").last().click(new Locator.ClickOptions().setForce(true));
            page.waitForURL("**/clients*/**");
            chromium.assertNoComplaints();
        }
    }

    @Test
    void peopleLogInAddAKeyAndLogOut() {
        try (BrowserContext context = chromium.window(1280, 720)) {
            Page page = chromium.page(context, "/settings");
            assertThat(page.url()).endsWith("/login?then=%2Fsettings");
            Accessibility.assertNothingSerious(page);
            page.fill("#name", PagesServer.ADMIN);
            page.fill("#password", "not the password");
            page.click("button.main-action");
            assertThat(page.locator("#problem").textContent()).contains("do not go together");
            Accessibility.assertNothingSerious(page);
            page.fill("#password", PagesServer.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/settings");
            assertThat(page.locator(".person").textContent()).contains(PagesServer.ADMIN);

            page.fill("#key-name", "from-the-browser");
            page.selectOption("#key-role", "crm");
            page.click("text=Add the key");
            assertThat(page.locator(".secret").textContent()).startsWith("hf_");
            Accessibility.assertNothingSerious(page);
            page.navigate(server.address("/settings"));
            assertThat(page.content()).contains("from-the-browser").doesNotContain("hf_");

            page.click("text=Log out");
            page.waitForURL("**/login");
            page.navigate(server.address("/settings"));
            assertThat(page.url()).contains("/login");
            chromium.assertNoComplaints();
        }
    }

    @Test
    void theLogInIsForEverybodyAndFitsAPhone() {
        try (BrowserContext context = chromium.window(PHONE, 800)) {
            Page page = chromium.page(context, "/login");
            Accessibility.assertNothingSeriousInBothLights(page);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(PHONE);
            assertThat(focused(page)).isEqualTo("name");
            chromium.assertNoComplaints();
        }
    }

    /** As an administrator. */
    private Page open(BrowserContext context, String path) {
        context.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + server.key()));
        return chromium.page(context, path);
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.id");
    }
}
