package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.api.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The pages of managers in a real Chromium; compiled and run by the profile {@code browser} only. What it saw lies in
 * {@code target/managers}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerBrowserTest {

    private static final Path SHOTS = PagesServer.ROOT.resolve("api/target/managers");
    private static final String MANAGER = "mia";
    private static final String OTHER = "otto";
    private static final int PATIENCE = 30_000;
    private static final int PHONE = 360;
    private static final int SHOT_TRIES = 3;

    private final List<String> complaints = new ArrayList<>();
    private PagesServer server;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(SHOTS);
        server = PagesServer.managing();
        server.add(MANAGER, Role.MANAGER);
        server.add(OTHER, Role.MANAGER);
        playwright = BrowserTest.playwright();
        browser = BrowserTest.chromium(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        awaitTheRound();
    }

    /** The first round fills the queue. */
    private void awaitTheRound() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!server.get("/v1/reviews/rounds").body().contains("\"done\"")) {
            assertThat(Instant.now()).as("the first round takes too long").isBefore(end);
        }
    }

    @BeforeEach
    void listen() {
        complaints.clear();
    }

    @AfterAll
    void stop() throws Exception {
        playwright.close();
        server.close();
    }

    /** The whole story: what a manager does before the first coffee is cold. */
    @Test
    void aManagersMorning() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1440);
                BrowserContext elsewhere = context(ColorScheme.LIGHT, 1440)) {
            Page page = logIn(context, MANAGER);
            page.waitForURL("**/review");
            assertNothingSerious(page);
            shot(page, "01-queue");
            Page other = logIn(elsewhere, OTHER);
            other.navigate(server.address("/review?playbook=retention"));

            page.selectOption("#playbook", "retention");
            page.click(".filters button");
            page.waitForURL("**playbook=retention**");
            String all = tab(page, "open");
            String client = page.locator("[data-row]").first().textContent();

            askWhyNot(page, client);
            approveTen(page);
            dismissOne(page);
            snoozeOneAndUndo(page);
            assertThat(tab(page, "open")).isNotEqualTo(all);
            theOtherSeesWhatTheFirstDid(other);
            winOne(page);
            saveTheFilterAndExport(page);
            assertThat(complaints).isEmpty();
        }
    }

    private void askWhyNot(Page page, String client) {
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/clients/**");
        assertThat(page.textContent("h1")).isEqualTo(client);
        shot(page, "02-client");
        page.selectOption("#why", lastAction(page));
        page.click("#why-not ~ form button");
        PlaywrightAssertions.assertThat(page.locator("#why-not ~ .asked")).isVisible();
        assertThat(page.textContent("#why-not ~ .asked")).isNotBlank();
        page.locator("#why-not").scrollIntoViewIfNeeded();
        shot(page, "03-why-not");
        page.locator(".what-if summary", new Page.LocatorOptions().setHasText("feedback"))
                .click();
        page.fill("[name='f.feedback.nps']", "1");
        page.click(".what-if > button");
        PlaywrightAssertions.assertThat(page.locator("#then")).containsText("feedback nps");
        assertNothingSerious(page);
        page.locator("#what-if").scrollIntoViewIfNeeded();
        shot(page, "04-what-if");
        page.navigate(server.address("/review?playbook=retention"));
    }

    private static String lastAction(Page page) {
        return page.locator("#why option").last().getAttribute("value");
    }

    private void approveTen(Page page) {
        for (int i = 0; i < 10; i++) {
            page.keyboard().press("j");
            page.keyboard().press("x");
        }
        assertThat(page.locator("[name=pick]:checked").count()).isEqualTo(10);
        shot(page, "05-ticked");
        page.keyboard().press("a");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Approved 10 recommendations.");
        PlaywrightAssertions.assertThat(page.locator("nav[aria-label=State] a").nth(1))
                .hasText("10 approved");
    }

    private void dismissOne(Page page) {
        page.keyboard().press("j");
        page.keyboard().press("d");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("why it is dismissed is missing");
        assertThat(page.locator("[name=pick]:checked").count()).isEqualTo(1);
        page.fill("#reason", "they have just moved <script>");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Dismissed");
    }

    private void snoozeOneAndUndo(Page page) {
        page.keyboard().press("j");
        page.keyboard().press("s");
        page.fill("#until", "2026-04-15");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("It comes back on 15 April 2026.");
        assertNothingSerious(page);
        shot(page, "06-snoozed");
        page.keyboard().press("u");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Reopened");
    }

    /** They look at what was there before the first began. */
    private void theOtherSeesWhatTheFirstDid(Page other) {
        other.locator("[name=pick]").first().check();
        other.click(".deeds >> text=Dismiss…");
        other.fill("#reason", "no budget");
        other.click(".deeds button[value=dismiss]");
        PlaywrightAssertions.assertThat(other.locator("#said")).containsText(MANAGER + " approved it");
        assertThat(other.inputValue("#reason")).isEqualTo("no budget");
        assertThat(other.locator("tr:has([name=pick]:checked)").textContent()).contains("approved");
        shot(other, "07-somebody-was-faster");
    }

    private void winOne(Page page) {
        page.keyboard().press("j");
        page.keyboard().press("o");
        page.fill("#amount", "1200");
        page.click(".deeds button[value=won]");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Reported as won");
    }

    private void saveTheFilterAndExport(Page page) {
        page.click(".saved summary");
        page.fill("#filter-name", "My retention");
        page.click(".saved button >> text=Save");
        PlaywrightAssertions.assertThat(page.locator(".saved a >> text=My retention"))
                .isVisible();
        Download file = page.waitForDownload(() -> page.click("text=Export as CSV"));
        assertThat(file.suggestedFilename()).isEqualTo("review-2026-03-01.csv");
    }

    @Test
    void theQueueAndTheClientFitAPhoneInTheDark() {
        try (BrowserContext context = context(ColorScheme.DARK, PHONE)) {
            Page page = logIn(context, MANAGER);
            for (String path : List.of("/review?state=all", "/clients", "/clients/C-00014", "/clients/import")) {
                page.navigate(server.address(path));
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                assertNothingSerious(page);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(PHONE);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)");
                shot(page, "phone" + path.replaceAll("\\W+", "-"));
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static String tab(Page page, String state) {
        return page.locator("nav[aria-label=State] a >> text=" + state).first().textContent();
    }

    private BrowserContext context(ColorScheme scheme, int width) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private Page logIn(BrowserContext context, String name) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.text().contains("Failed to load resource")
                    && !message.text().startsWith("Clear-Site-Data header")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.address("/login"));
        page.fill("#name", name);
        page.fill("#password", PagesServer.PASSWORD);
        page.click("button.main-action");
        page.waitForURL("**/review");
        return page;
    }

    private static void shot(Page page, String name) {
        PlaywrightException last = null;
        for (int i = 0; i < SHOT_TRIES; i++) {
            try {
                page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
                return;
            } catch (PlaywrightException busy) {
                last = busy;
            }
        }
        throw new IllegalStateException("no screenshot of " + name, last);
    }

    private static void assertNothingSerious(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(one -> Set.of("serious", "critical").contains(one.getImpact()))
                .isEmpty();
    }
}
