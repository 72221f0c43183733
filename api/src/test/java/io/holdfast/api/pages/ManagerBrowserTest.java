package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.api.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final String MANAGER = "mia";
    private static final String OTHER = "otto";
    private static final int PHONE = 360;

    private PagesServer server;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        server = PagesServer.managing();
        server.add(MANAGER, Role.MANAGER);
        server.add(OTHER, Role.MANAGER);
        chromium = new Chromium(server, "managers");
        awaitTheRound();
    }

    /** The first round fills the queue. */
    private void awaitTheRound() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!server.get("/v1/reviews/rounds").body().contains("\"done\"")) {
            assertThat(Instant.now()).as("the first round takes too long").isBefore(end);
        }
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

    /** The whole story: what a manager does before the first coffee is cold. */
    @Test
    void aManagersMorning() {
        try (BrowserContext context = chromium.window(1440, 900);
                BrowserContext elsewhere = chromium.window(1440, 900)) {
            Page page = logIn(context, MANAGER);
            page.waitForURL("**/review");
            Accessibility.assertNothingSerious(page);
            chromium.shot(page, "01-queue");
            theHeadStaysInSight(page);
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
            chromium.assertNoComplaints();
        }
    }

    /** Every cell of it right below the bar of deeds, however far down the list one is. */
    private static void theHeadStaysInSight(Page page) {
        assertThat(page.evaluate("""
                        () => {
                          scrollTo(0, document.body.scrollHeight);
                          const bar = document.querySelector(".deeds").getBoundingClientRect().bottom;
                          const gaps = Array.from(document.querySelectorAll(".queue thead th"),
                              (cell) => Math.abs(cell.getBoundingClientRect().top - bar));
                          scrollTo(0, 0);
                          return gaps.length > 0 && Math.max(...gaps) < 2;
                        }""")).isEqualTo(true);
    }

    private void askWhyNot(Page page, String client) {
        press(page, "j");
        press(page, "Enter");
        page.waitForURL("**/clients/**");
        assertThat(page.textContent("h1")).isEqualTo(client);
        chromium.shot(page, "02-client");
        page.selectOption("#why", lastAction(page));
        page.click("#why-not ~ form button");
        PlaywrightAssertions.assertThat(page.locator("#why-not ~ .asked")).isVisible();
        assertThat(page.textContent("#why-not ~ .asked")).isNotBlank();
        page.locator("#why-not").scrollIntoViewIfNeeded();
        chromium.shot(page, "03-why-not");
        page.locator(".what-if summary", new Page.LocatorOptions().setHasText("feedback"))
                .click();
        page.fill("[name='f.feedback.nps']", "1");
        page.click(".what-if > button");
        PlaywrightAssertions.assertThat(page.locator("#then")).containsText("feedback nps");
        Accessibility.assertNothingSerious(page);
        page.locator("#what-if").scrollIntoViewIfNeeded();
        chromium.shot(page, "04-what-if");
        page.navigate(server.address("/review?playbook=retention"));
    }

    private static String lastAction(Page page) {
        return page.locator("#why option").last().getAttribute("value");
    }

    private void approveTen(Page page) {
        for (int i = 0; i < 10; i++) {
            press(page, "j");
            press(page, "x");
        }
        assertThat(page.locator("[name=pick]:checked").count()).isEqualTo(10);
        chromium.shot(page, "05-ticked");
        press(page, "a");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Approved 10 recommendations.");
        PlaywrightAssertions.assertThat(page.locator("nav[aria-label=State] a").nth(1))
                .hasText("10 approved");
    }

    private void dismissOne(Page page) {
        press(page, "j");
        press(page, "d");
        press(page, "Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("why it is dismissed is missing");
        assertThat(page.locator("[name=pick]:checked").count()).isEqualTo(1);
        page.fill("#reason", "they have just moved <script>");
        press(page, "Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Dismissed");
    }

    private void snoozeOneAndUndo(Page page) {
        press(page, "j");
        press(page, "s");
        page.fill("#until", "2026-04-15");
        press(page, "Enter");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("It comes back on 15 April 2026.");
        Accessibility.assertNothingSerious(page);
        chromium.shot(page, "06-snoozed");
        press(page, "u");
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
        chromium.shot(other, "07-somebody-was-faster");
    }

    /** The book counts it at once. */
    private void winOne(Page page) {
        double before = wonMoney(page);
        page.navigate(server.address("/review?playbook=retention"));
        press(page, "j");
        press(page, "o");
        page.fill("#amount", "1200");
        page.click(".deeds button[value=won]");
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Reported as won");
        assertThat(wonMoney(page)).isEqualTo(before + 1200);
        Accessibility.assertNothingSerious(page);
        chromium.shot(page, "08-book");
        page.navigate(server.address("/review?playbook=retention"));
    }

    private double wonMoney(Page page) {
        page.navigate(server.address("/book"));
        return Double.parseDouble(page.locator("#t-playbooks tbody tr")
                .filter(new Locator.FilterOptions().setHasText("retention"))
                .locator("td")
                .nth(6)
                .getAttribute("data-value"));
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
        try (BrowserContext context = chromium.window(ColorScheme.DARK, PHONE, 900)) {
            Page page = logIn(context, MANAGER);
            for (String path : List.of("/review?state=all", "/clients", "/clients/C-00014", "/clients/import")) {
                page.navigate(server.address(path));
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                Accessibility.assertNothingSerious(page);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(PHONE);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)");
                chromium.shot(page, "phone" + path.replaceAll("\\W+", "-"));
            }
            chromium.assertNoComplaints();
        }
    }

    /** Keys do nothing until the scripts of a page are there. */
    private static void press(Page page, String key) {
        Chromium.quiet(page);
        page.keyboard().press(key);
    }

    private static String tab(Page page, String state) {
        return page.locator("nav[aria-label=State] a >> text=" + state).first().textContent();
    }

    private Page logIn(BrowserContext context, String name) {
        Page page = chromium.page(context);
        chromium.logIn(page, name, "/review");
        return page;
    }
}
