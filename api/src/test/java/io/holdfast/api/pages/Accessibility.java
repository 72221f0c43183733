package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.function.Supplier;

/** What axe finds on a page that would keep somebody from using it. */
final class Accessibility {

    private static final List<String> SERIOUS = List.of("serious", "critical");

    private Accessibility() {}

    static void assertNothingSerious(Page page) {
        assertNothingSerious(new AxeBuilder(page));
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
        assertNothingSerious(axe.get().withRules(List.of("color-contrast")));
        light(page, ColorScheme.LIGHT);
        assertNothingSerious(axe.get());
    }

    /** Without motion, for what is on its way from one light to the other has the contrast of neither. */
    private static void light(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void assertNothingSerious(AxeBuilder axe) {
        assertThat(axe.analyze().getViolations())
                .filteredOn(one -> SERIOUS.contains(one.getImpact()))
                .isEmpty();
    }
}
