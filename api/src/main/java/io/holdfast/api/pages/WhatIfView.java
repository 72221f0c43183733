package io.holdfast.api.pages;

import io.holdfast.decision.Decision;
import io.holdfast.decision.Recommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client's facts to change, and what would be decided then.
 *
 * @param changes what was changed, in words
 * @param problems whether something typed cannot be read; the rest was decided with
 * @param figures what is concluded now and then, where the two differ
 * @param lines the first recommendations of now and then; empty before anything was changed
 */
public record WhatIfView(
        List<WhatIfForm.Group> groups,
        List<String> changes,
        boolean problems,
        boolean same,
        List<Figure> figures,
        List<Line> lines) {

    private static final int SHOWN = 5;

    /** One conclusion, now and then. */
    public record Figure(String name, String now, String then) {}

    /**
     * One recommendation, now and then.
     *
     * @param what {@code new}, {@code gone}, {@code changed}, or empty
     * @param now its rank and worth; empty where it is not recommended
     */
    public record Line(String title, String because, String what, String now, String then) {}

    static WhatIfView asking(WhatIfForm form) {
        return new WhatIfView(form.groups(), form.changes(), form.problems(), false, List.of(), List.of());
    }

    static WhatIfView answered(WhatIfForm form, Decision now, Decision then, BookLens lens) {
        List<Line> lines = lines(now, then, lens);
        List<Figure> figures = figures(now, then);
        boolean same =
                figures.isEmpty() && lines.stream().allMatch(one -> one.what().isEmpty());
        return new WhatIfView(form.groups(), form.changes(), form.problems(), same, figures, lines);
    }

    private static List<Figure> figures(Decision now, Decision then) {
        List<Figure> figures = new ArrayList<>();
        add(
                figures,
                "health",
                HealthMark.of(java.util.Optional.of(now)).word(),
                HealthMark.of(java.util.Optional.of(then)).word());
        add(
                figures,
                "lifetime value",
                PageText.money(now.value().lifetime()),
                PageText.money(then.value().lifetime()));
        add(
                figures,
                "still to come",
                PageText.money(now.value().residual()),
                PageText.money(then.value().residual()));
        add(figures, "value tier", now.value().tier(), then.value().tier());
        return figures;
    }

    private static void add(List<Figure> figures, String name, String now, String then) {
        if (!now.equals(then)) {
            figures.add(new Figure(name, now, then));
        }
    }

    /** All that stands high in either list. */
    private static List<Line> lines(Decision now, Decision then, BookLens lens) {
        Map<String, Recommendation> before = byIdentity(now);
        Map<String, Recommendation> after = byIdentity(then);
        List<Line> lines = new ArrayList<>();
        after.forEach((identity, one) -> {
            Recommendation earlier = before.get(identity);
            if (one.rank() <= SHOWN || (earlier != null && earlier.rank() <= SHOWN)) {
                lines.add(line(earlier, one, one, lens));
            }
        });
        before.forEach((identity, one) -> {
            if (!after.containsKey(identity) && one.rank() <= SHOWN) {
                lines.add(line(one, null, one, lens));
            }
        });
        return lines;
    }

    private static Line line(
            @Nullable Recommendation now, @Nullable Recommendation then, Recommendation either, BookLens lens) {
        String before = said(now);
        String after = said(then);
        String what = now == null ? "new" : then == null ? "gone" : before.equals(after) ? "" : "changed";
        String because = either.because();
        return new Line(
                lens.about(either.title(), either.offer()), because == null ? "" : because, what, before, after);
    }

    private static String said(@Nullable Recommendation one) {
        return one == null ? "" : one.rank() + ". " + PageText.delta(one.score());
    }

    private static Map<String, Recommendation> byIdentity(Decision decision) {
        return decision.recommendations().stream()
                .collect(Collectors.toMap(
                        Recommendation::identity, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
