package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of the machine before a service: people have windows of their own, what the browser complains of is kept,
 * and a page that is still on its way is waited for. All waits here are for something to happen and none is for a time.
 */
final class Chromium implements AutoCloseable {

    /** Of everything that only has to happen, in milliseconds; a busy machine takes its time. */
    private static final int PATIENCE = 60_000;

    private static final int SHOT_TRIES = 3;

    /** What pages that are refused something, left or cut off make Chromium and htmx say; what the service broke is none. */
    private static final List<String> EXPECTED = List.of(
            "Failed to load resource: net::",
            "Failed to load resource: the server responded with a status of 4",
            "Autofocus processing was blocked",
            "Clear-Site-Data header",
            "htmx:",
            "Response Status Error Code 4");

    /** Nothing is loading, under way, looking again by itself or moving. */
    private static final String QUIET = """
            () => document.readyState === 'complete' && document.fonts.status === 'loaded'
              && !document.querySelector(
                '[data-poll], [data-testing], [aria-busy=true], .htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')
              && document.getAnimations().every(one => one.playState !== 'running')
            """;

    private final PagesServer server;
    private final Path shots;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /**
     * Opens it; nothing is downloaded.
     *
     * @param folder below {@code api/target}, for pictures of what it saw
     */
    Chromium(PagesServer server, String folder) {
        this.server = server;
        this.shots = target(folder);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("holdfast.chromium", "/usr/bin/chromium")))
                        .setChromiumSandbox(false)
                        .setTimeout(PATIENCE)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    static Path target(String folder) {
        try {
            return Files.createDirectories(
                    PagesServer.ROOT.resolve("api/target").resolve(folder));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    BrowserContext window(int width, int height) {
        return window(ColorScheme.LIGHT, width, height);
    }

    /** A window of somebody who is not logged in; nothing moves in it. */
    BrowserContext window(ColorScheme scheme, int width, int height) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
        window.setDefaultTimeout(PATIENCE);
        return window;
    }

    /** Logs somebody in without a page, so that a story does not begin with one. */
    void known(BrowserContext window, String name) {
        window.request()
                .post(
                        server.address("/login"),
                        RequestOptions.create()
                                .setForm(FormData.create().set("name", name).set("password", PagesServer.PASSWORD))
                                .setMaxRedirects(0));
    }

    /** Logs somebody in as they would do it, and waits for the page it leads to. */
    void logIn(Page page, String name, String to) {
        page.navigate(server.address("/login?then=" + to));
        page.fill("#name", name);
        page.fill("#password", PagesServer.PASSWORD);
        page.click("button.main-action");
        page.waitForURL("**" + to);
        quiet(page);
    }

    /** An empty page. Errors on its console, exceptions and violations of the content security policy all count. */
    Page page(BrowserContext window) {
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (EXPECTED.stream().noneMatch(message.text()::startsWith)) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    Page page(BrowserContext window, String path) {
        Page page = page(window);
        page.navigate(server.address(path));
        quiet(page);
        return page;
    }

    /** Forgets what earlier windows were complained of. */
    void listen() {
        complaints.clear();
    }

    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    /** Waits until a page has come to rest: its scripts are loaded, and nothing is about to take its parts away. */
    static void quiet(Page page) {
        page.waitForLoadState();
        page.waitForFunction(QUIET, null, new Page.WaitForFunctionOptions().setPollingInterval(50));
    }

    void shot(Page page, String name) {
        quiet(page);
        shot(page, shots.resolve(name + ".png"));
    }

    /** A busy machine may have no picture to give at once. */
    static void shot(Page page, Path file) {
        for (int tries = 1; ; tries++) {
            try {
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
                return;
            } catch (PlaywrightException none) {
                if (tries == SHOT_TRIES) {
                    throw none;
                }
            }
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
