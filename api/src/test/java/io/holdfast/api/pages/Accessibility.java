package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Check;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What axe finds on a page that would keep somebody from using it. */
final class Accessibility {

    private static final List<String> SERIOUS = List.of("serious", "critical");

    /** A moderate finding of axe: something that no landmark leads to. */
    private static final String LANDMARKS = "region";

    private Accessibility() {}

    static void assertNothingSerious(Page page) {
        assertNothingSerious(page, new AxeBuilder(page));
    }

    /** Nothing but contrast depends on the light, so all the rest is looked at once: axe takes seconds a page. */
    static void assertNothingSeriousInBothLights(Page page) {
        assertNothingSeriousInBothLights(page, () -> new AxeBuilder(page));
    }

    /**
     * Likewise of one part of a page whose other parts were looked at before.
     *
     * @param part a selector
     * @param besides a selector of what is the same many times over, of which the rest tells all
     */
    static void assertNothingSeriousInBothLights(Page page, String part, String besides) {
        assertNothingSeriousInBothLights(
                page, () -> new AxeBuilder(page).include(part).exclude(besides));
    }

    private static void assertNothingSeriousInBothLights(Page page, Supplier<AxeBuilder> axe) {
        light(page, ColorScheme.DARK);
        assertNothingSerious(page, axe.get().withRules(List.of("color-contrast")));
        light(page, ColorScheme.LIGHT);
        assertNothingSerious(page, axe.get());
    }

    /** Without motion, for what is on its way from one light to the other has the contrast of neither. */
    private static void light(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void assertNothingSerious(Page page, AxeBuilder axe) {
        Chromium.quiet(page);
        List<String> findings = new ArrayList<>();
        for (Rule rule : axe.analyze().getViolations()) {
            if (SERIOUS.contains(rule.getImpact()) || rule.getId().equals(LANDMARKS)) {
                rule.getNodes().forEach(node -> findings.add(rule.getId() + " " + node.getTarget() + why(node)));
            }
        }
        if (!findings.isEmpty()) {
            Path seen = Chromium.target("findings").resolve(page.url().replaceAll("\\W+", "-") + ".png");
            Chromium.shot(page, seen);
            assertThat(findings).as("axe on %s, seen in %s", page.url(), seen).isEmpty();
        }
    }

    /** In a few words: a log that is cut at its end still holds them. */
    private static String why(CheckedNode node) {
        List<Check> checks = new ArrayList<>(node.getAny());
        checks.addAll(node.getAll());
        checks.addAll(node.getNone());
        if (checks.isEmpty()) {
            return "";
        }
        return checks.get(0).getData() instanceof Map<?, ?> data && data.containsKey("contrastRatio")
                ? ": contrast " + data.get("contrastRatio") + " of " + data.get("expectedContrastRatio") + ", "
                        + data.get("fgColor") + " on " + data.get("bgColor")
                : ": " + checks.get(0).getMessage();
    }
}
