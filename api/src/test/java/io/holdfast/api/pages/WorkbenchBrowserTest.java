package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.holdfast.api.access.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workbench in a real Chromium, as an analyst and a publisher use it; compiled and run by the profile {@code browser}
 * only. What it saw lies in {@code target/workbench}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchBrowserTest {

    private static final String ANALYST = "ben";
    private static final String PUBLISHER = "carla";
    private static final int PHONE = 360;
    /** What a window of 1280 has left at 200 %. */
    private static final int ZOOMED = 640;

    /** What is new on each view of a draft; the rest is the same on all. */
    private static final Map<String, String> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("file=retention/health/health.dslr&panel=problems", "#middle");
        VIEWS.put("file=actions.csv&panel=none", "#middle");
        VIEWS.put("panel=problems", "#panel");
        VIEWS.put("panel=try", "#panel");
        VIEWS.put("panel=tests", "#panel");
        VIEWS.put("panel=impact", "#panel");
        VIEWS.put("panel=publish", "#panel");
    }

    private PagesServer server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = PagesServer.publishing(folder);
        server.add(ANALYST, Role.ANALYST);
        server.add(PUBLISHER, Role.PUBLISHER);
        chromium = new Chromium(server, "workbench");
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

    /** The whole story: from an idea to a live rule, and back. */
    @Test
    void anAnalystChangesRulesSafelyAndAPublisherLetsThemGoLive() throws Exception {
        assertThat(server.decide()).doesNotContain("re-engage-idle-users");
        try (BrowserContext analyst = window();
                BrowserContext publisher = window()) {
            Page page = logIn(analyst, ANALYST);
            String later = begin(page, "Meanwhile");
            page.navigate(server.address("/rules"));
            page.fill("#draft-title", "Look after idle users earlier");
            page.click("text=Start a draft");
            page.waitForURL("**/rules/drafts/*");
            chromium.shot(page, "01-draft");

            changeTheTable(page);
            changeTheSentence(page);
            tryAClient(page);
            addATest(page);
            lookAtTheImpact(page);
            askForAReview(page);
            String draft = page.url().replaceFirst("\\?.*", "");
            Accessibility.assertNothingSerious(page);

            Page other = known(publisher, PUBLISHER);
            approveAndPublish(other, draft);
            assertThat(server.decide()).contains("re-engage-idle-users");

            mergeWithWhatWasPublishedMeanwhile(page, later);
            lookAtTheHistory(other);
            rollBack(other);
            assertThat(server.decide()).doesNotContain("re-engage-idle-users");
            chromium.assertNoComplaints();
        }
    }

    private void changeTheTable(Page page) {
        page.click(".tree >> text=idle-users.drl.csv");
        page.waitForURL("**idle-users.drl.csv**");
        Chromium.quiet(page);
        page.fill("[name='c.5.1']", "soon");
        wait(page, "td.bad-cell");
        assertThat(page.textContent("td.bad-cell")).contains("is a number, and `soon` is none");
        chromium.shot(page, "02-mistake-in-a-cell");
        page.fill("[name='c.5.1']", "0.65");
        page.waitForSelector("td.bad-cell", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        page.keyboard().press("Control+s");
        wait(page, ".changes ins");
        assertThat(page.textContent(".changes")).contains("seat use under", "0.5", "0.65");
        chromium.shot(page, "03-change-of-a-row");
    }

    private void changeTheSentence(Page page) {
        page.click(".tree >> text=health.dslr");
        Locator editor = page.locator(".CodeMirror-code");
        editor.waitFor();
        type(page, "more than 182 days old", "older than 120 days");
        wait(page, ".CodeMirror-lint-marker-error");
        assertThat(page.textContent("#typing")).contains("1 mistake here");
        assertThat(page.textContent(".in-file")).contains("whose NPS answer is more than {someDays} days old");
        chromium.shot(page, "04-mistake-in-a-sentence");
        type(page, "older than 120 days", "more than 120 days old");
        page.waitForSelector(
                ".CodeMirror-lint-marker-error",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        page.keyboard().press("Control+s");
        PlaywrightAssertions.assertThat(page.locator(".changes > li")).hasCount(2);
        chromium.shot(page, "05-changes");
    }

    /** Marks words in the editor and types others in their place, as a hand would. */
    private static void type(Page page, String words, String others) {
        page.evaluate(
                "words => { const cm = document.querySelector('.CodeMirror').CodeMirror; const text = cm.getValue();"
                        + " const at = text.indexOf(words); cm.focus();"
                        + " cm.setSelection(cm.posFromIndex(at), cm.posFromIndex(at + words.length)); }",
                words);
        page.keyboard().type(others);
        page.keyboard().press("Escape");
    }

    private void tryAClient(Page page) {
        page.click(".tabs >> text=Try");
        wait(page, "#try-client");
        page.click("text=Or facts of your own");
        page.fill("#try-facts", PagesServer.IDLE);
        page.fill("#try-on", "2026-03-02");
        page.selectOption("#try-action", "offer-annual-contract");
        page.click(".ask button");
        wait(page, ".tried .why");
        assertThat(page.textContent(".tried")).contains("seats are in use", "What it would take", "Why not the others");
        page.locator(".tried .why summary").first().click();
        chromium.shot(page, "06-try");
    }

    private void addATest(Page page) {
        page.click("text=Make this a rule test");
        wait(page, "#test-title");
        assertThat(page.inputValue("#test-facts")).contains("\"id\":\"T-1\"");
        page.fill("#test-title", "Six of ten seats in use is too few");
        page.fill("#test-recommend", "re-engage-idle-users");
        page.fill("#test-because", "Idle users_6");
        page.fill("#test-file", "tests/health.yaml");
        page.click("text=Add it");
        PlaywrightAssertions.assertThat(page.locator(".panel .lead-in")).containsText("222 of 222 tests pass");
        assertThat(page.locator(".panel .faults").count()).isZero();
        chromium.shot(page, "07-tests");
    }

    private void lookAtTheImpact(Page page) {
        page.click(".tabs >> text=Impact");
        page.click("text=Compare with what decides");
        PlaywrightAssertions.assertThat(page.locator(".panel")).containsText("get another answer");
        assertThat(page.textContent(".panel")).contains("seat use under", "Re-engage idle users");
        chromium.shot(page, "08-impact");
    }

    private void askForAReview(Page page) {
        page.click(".tabs >> text=Publish");
        wait(page, "#ask-message");
        assertThat(page.locator(".gates > li").count()).isGreaterThanOrEqualTo(7);
        page.locator("#tree a").first().focus();
        chromium.shot(page, "09-gates");
        PlaywrightAssertions.assertThat(page.locator("#tree a").first()).isFocused();
        page.fill("#ask-message", "Two thresholds, both earlier. Is 0.65 right?");
        page.click("button >> text=Ask for a review");
        PlaywrightAssertions.assertThat(page.locator(".draft-bar")).containsText("in review");
    }

    private void approveAndPublish(Page page, String draft) {
        page.navigate(server.address("/rules"));
        page.click("text=Look after idle users earlier");
        page.waitForURL(draft + "**");
        chromium.shot(page, "10-review");
        page.click(".tabs >> text=Publish");
        wait(page, "#approve-message");
        page.fill("#approve-message", "Fine by me");
        page.click("button >> text=Approve");
        wait(page, "#publish-message");
        chromium.shot(page, "11-approved");
        page.fill("#publish-message", "Idle users are looked after from 65 % of seats");
        page.locator("form[action*='/publish'] button").click();
        PlaywrightAssertions.assertThat(page.locator(".panel")).containsText("This draft is published");
        chromium.shot(page, "12-published");
    }

    /** A draft of the same cell, begun before the other was published. */
    private void mergeWithWhatWasPublishedMeanwhile(Page page, String draft) {
        page.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=changes");
        page.fill("[name='c.5.1']", "0.6");
        page.keyboard().press("Control+s");
        PlaywrightAssertions.assertThat(page.locator("#saved")).containsText("1 file");
        page.click(".tabs >> text=Publish");
        wait(page, "#take-0");
        assertThat(page.textContent(".gates fieldset")).contains("0.5", "0.6", "0.65");
        assertThat(page.locator(".gates fieldset ins").allTextContents()).containsExactly("0.6", "0.65");
        assertThat(page.locator(".gates fieldset del").allTextContents()).containsExactly("0.5", "0.5");
        chromium.shot(page, "15-merge");
        page.selectOption("#take-0", "draft");
        page.click("button >> text=Merge");
        PlaywrightAssertions.assertThat(page.locator(".changes")).containsText("0.65");
        assertThat(page.textContent(".changes")).contains("0.6");
    }

    private void lookAtTheHistory(Page page) {
        page.navigate(server.address("/rules/history"));
        page.click("tr:has-text('Idle users are looked after') a");
        wait(page, "#changes");
        Accessibility.assertNothingSerious(page);
        chromium.shot(page, "16-life-of-a-rule");
        page.locator("#changes + .wide a").first().click();
        page.waitForURL("**/compare**");
        PlaywrightAssertions.assertThat(page.locator("#main")).containsText("0.65");
        Accessibility.assertNothingSerious(page);
        chromium.shot(page, "17-compared");
    }

    private void rollBack(Page page) {
        page.navigate(server.address("/rules") + "#history");
        chromium.shot(page, "13-history");
        page.locator("#history details").first().click();
        page.locator("#history [name=message]").first().fill("Too many calls");
        page.locator("#history button").first().click();
        PlaywrightAssertions.assertThat(page.locator("#history tbody tr").first())
                .containsText("rolled back");
        PlaywrightAssertions.assertThat(page.locator("#history tbody tr").first())
                .containsText("carla");
        chromium.shot(page, "14-rolled-back");
    }

    @Test
    void nothingTypedIsLostWhenTheConnectionBreaksOrTheSessionEnds() {
        try (BrowserContext context = window()) {
            Page page = known(context, ANALYST);
            String draft = begin(page, "Lost and found");
            page.navigate(draft + "?file=retention/health/idle-users.drl.csv");
            context.setOffline(true);
            page.fill("[name='c.5.1']", "0.61");
            page.keyboard().press("Control+s");
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("No connection");
            context.setOffline(false);
            PlaywrightAssertions.assertThat(page.locator(".changes")).containsText("0.61");

            page.fill("[name='c.5.1']", "0.62");
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("0.62");
            page.click("text=Put it back");
            assertThat(page.inputValue("[name='c.5.1']")).isEqualTo("0.62");

            context.clearCookies();
            page.keyboard().press("Control+s");
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Your session has ended");
            assertThat(page.inputValue("[name='c.5.1']")).isEqualTo("0.62");
            Page again = known(context, ANALYST);
            again.close();
            page.click("text=Save again");
            PlaywrightAssertions.assertThat(page.locator(".changes")).containsText("0.62");
        }
    }

    @Test
    void everyLetterIsTypedIntoTheEditorAndAlsoWhatIsTypedWhileASaveIsOnItsWay() {
        try (BrowserContext context = window()) {
            Page page = known(context, ANALYST);
            page.navigate(begin(page, "Letters") + "?file=retention/health/health.dslr&panel=changes");
            Chromium.quiet(page);
            page.focus(".CodeMirror [contenteditable]");
            page.keyboard().press("Control+Home");
            page.keyboard().type("// jk/? ");
            assertThat(text(page)).startsWith("// jk/? // What");

            List<Route> saves = new ArrayList<>();
            page.route("**/text?**", saves::add);
            page.keyboard().press("Control+s");
            page.waitForCondition(() -> !saves.isEmpty());
            page.keyboard().type("since ");
            saves.get(0).resume();
            PlaywrightAssertions.assertThat(page.locator("#saved")).containsText("1 file");
            assertThat(saves).hasSize(1);
            page.unroute("**/text?**");
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("never saved");
            page.click("text=Put it back");
            assertThat(text(page)).startsWith("// jk/? since // What");
            chromium.assertNoComplaints();
        }
    }

    private static String text(Page page) {
        return (String) page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()");
    }

    @Test
    void whatSomebodyElseSavedIsNotWrittenOverUnseen() {
        try (BrowserContext one = window();
                BrowserContext other = window()) {
            Page mine = known(one, ANALYST);
            String draft = begin(mine, "Shared");
            mine.click(".draft-bar .menu summary");
            mine.check("[name=shared]");
            mine.click(".draft-bar .menu button >> text=Save");
            PlaywrightAssertions.assertThat(mine.locator(".draft-bar")).containsText("shared");
            mine.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=changes");
            Page theirs = known(other, PagesServer.ADMIN);
            theirs.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=changes");
            theirs.fill("[name='c.5.1']", "0.61");
            theirs.keyboard().press("Control+s");
            PlaywrightAssertions.assertThat(theirs.locator(".changes")).containsText("0.61");

            mine.fill("[name='c.5.1']", "0.77");
            mine.click("#tab-problems");
            PlaywrightAssertions.assertThat(mine.locator("#kept")).containsText("changed elsewhere");
            mine.focus("[name='c.5.1']");
            mine.keyboard().press("Control+s");
            PlaywrightAssertions.assertThat(mine.locator(".cell-theirs")).hasText("theirs: 0.61");
            assertThat(mine.inputValue("[name='c.5.1']")).isEqualTo("0.77");
            mine.keyboard().press("Control+s");
            PlaywrightAssertions.assertThat(mine.locator(".said, .cell-theirs")).hasCount(0);
            PlaywrightAssertions.assertThat(mine.locator(".changes")).containsText("0.77");
            chromium.assertNoComplaints();
        }
    }

    @Test
    void theGridIsWorkedByKeysAndByPasting() {
        try (BrowserContext context = window()) {
            Page page = known(context, ANALYST);
            String draft = begin(page, "By keys");
            page.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=none");
            page.focus("[name='c.5.1']");
            page.keyboard().press("Enter");
            assertThat(focused(page)).isEqualTo("c.6.1");
            page.keyboard().press("ArrowUp");
            assertThat(focused(page)).isEqualTo("c.5.1");
            page.keyboard().press("ArrowRight");
            assertThat(focused(page)).isEqualTo("c.5.2");
            page.keyboard().press("Control+d");
            PlaywrightAssertions.assertThat(page.locator("tr[data-line]")).hasCount(4);
            page.evaluate("""
                () => { const field = document.querySelector("[name='c.6.1']"); const data = new DataTransfer();
                  data.setData('text/plain', '0.2\\t-0.1\\n0.1\\t\\t30\\n'); field.focus();
                  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }
                """);
            PlaywrightAssertions.assertThat(page.locator("[name='c.7.3']")).hasValue("30");
            assertThat(page.inputValue("[name='c.6.2']")).isEqualTo("-0.1");
            page.fill("#grid-filter", "30");
            PlaywrightAssertions.assertThat(page.locator("#shown")).hasText("1 of 4 rows");
            page.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=changes");
            page.keyboard().press("F6");
            PlaywrightAssertions.assertThat(page.locator("#tree [aria-current]"))
                    .isFocused();
            page.keyboard().press("Shift+F6");
            PlaywrightAssertions.assertThat(page.locator(".tabs [aria-current]"))
                    .isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator(".tabs [href*='panel=none']:has-text('Problems')"))
                    .isFocused();
            chromium.assertNoComplaints();
        }
    }

    @Test
    void everyPanelIsFreeOfSeriousFindingsInBothLightsAndFitsAPhone() {
        try (BrowserContext context = window()) {
            Page page = known(context, ANALYST);
            String draft =
                    begin(page, "<script>document.title='owned'</script> A title that is rather long, as titles are");
            page.navigate(draft + "?file=retention/health/idle-users.drl.csv&panel=changes");
            Accessibility.assertNothingSeriousInBothLights(page);
            for (Map.Entry<String, String> one : VIEWS.entrySet()) {
                String view = one.getKey();
                page.navigate(draft + "?" + view);
                Accessibility.assertNothingSeriousInBothLights(page, one.getValue(), "tr[data-line]:nth-child(n+4)");
                page.setViewportSize(PHONE, 800);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(view)
                        .isLessThanOrEqualTo(PHONE);
                page.setViewportSize(ZOOMED, 450);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as("%s at 200 %%", view)
                        .isLessThanOrEqualTo(ZOOMED);
                page.setViewportSize(1440, 900);
                assertThat(page.title()).doesNotStartWith("owned");
            }
            page.setViewportSize(PHONE, 800);
            for (String path : new String[] {"/rules", "/rules/history"}) {
                page.navigate(server.address(path));
                assertThat((boolean) page.evaluate("[...document.querySelectorAll('.stacks')].every(one =>"
                                + " one.getBoundingClientRect().right <= innerWidth &&"
                                + " one.scrollWidth <= one.clientWidth)"))
                        .as("no table of %s is cut", path)
                        .isTrue();
                assertThat((double) page.evaluate("document.querySelector('main').getBoundingClientRect().top"))
                        .as("what stands before %s", path)
                        .isLessThan(200);
            }
            chromium.assertNoComplaints();
        }
    }

    @Test
    void aPhoneFoldsTheFilesAndOnlyThePageScrolls() {
        try (BrowserContext context = chromium.window(PHONE, 800)) {
            Page page = known(context, ANALYST);
            page.navigate(begin(page, "On a phone") + "?file=retention/health/health.dslr");
            Chromium.quiet(page);

            assertThat(page.locator("#tree").isVisible()).isFalse();
            assertThat(page.locator(".CodeMirror-vscrollbar").isVisible()).isFalse();
            page.click(".files summary");
            assertThat(page.locator("#tree").isVisible()).isTrue();
            page.click(".to-panel");
            PlaywrightAssertions.assertThat(page.locator("#panel")).isInViewport();
            chromium.assertNoComplaints();
        }
    }

    private String begin(Page page, String title) {
        page.navigate(server.address("/rules"));
        page.fill("#draft-title", title);
        page.click("text=Start a draft");
        page.waitForURL("**/rules/drafts/*");
        return page.url();
    }

    private BrowserContext window() {
        return chromium.window(1440, 900);
    }

    private Page logIn(BrowserContext context, String name) {
        Page page = chromium.page(context);
        chromium.logIn(page, name, "/rules");
        return page;
    }

    /** Somebody who logged in before, so that a story does not begin with the whole client book. */
    private Page known(BrowserContext context, String name) {
        chromium.known(context, name);
        return chromium.page(context);
    }

    private static void wait(Page page, String selector) {
        page.waitForSelector(selector);
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.name");
    }
}
