package io.holdfast.api.reports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small picture (SVG) with one message, told by its title; the numbers behind it stand in a table beside it. */
public final class Drawing {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 260;
    private static final double LEFT = 48;
    private static final double RIGHT = 130;
    private static final double TOP = 12;
    private static final double BOTTOM = 30;
    private static final double BAR = 26;

    private final String svg;

    private Drawing(String svg) {
        this.svg = svg;
    }

    String svg() {
        return svg;
    }

    /** A bar with its name and its number in words. */
    public record Bar(String name, double length, String words) {}

    /** Two lines over whole numbers from 0, as shares of 1: what was seen, and the model dashed. */
    public static Drawing shares(String title, String unit, List<Double> seen, List<Double> model) {
        StringBuilder inside = new StringBuilder();
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            inside.append(line(LEFT, y, WIDTH - RIGHT, y))
                    .append(text(LEFT - 6, y + 4, "end", "soft", tenth * 10 + " %"));
        }
        int last = seen.size() - 1;
        int step = Math.max(1, (last + 9) / 10);
        for (int i = 0; i <= last; i += step) {
            inside.append(text(x(i, last), HEIGHT - 12, "middle", "soft", String.valueOf(i)));
        }
        inside.append(text(WIDTH - RIGHT + 8, HEIGHT - 12, "start", "soft", unit));
        inside.append(path("model", model)).append(path("seen", seen));
        double ySeen = y(seen.get(last));
        double yModel = y(model.get(last));
        double apart = ySeen <= yModel ? -7 : 7;
        inside.append(text(x(last, last) + 8, ySeen + 4 + apart, "start", "", "seen"));
        inside.append(text(x(last, last) + 8, yModel + 4 - apart, "start", "", "model (dashed)"));
        return new Drawing(svg(title, HEIGHT, inside.toString()));
    }

    /** Bars below each other, the longest as wide as there is room. */
    public static Drawing bars(String title, List<Bar> bars) {
        double longest = bars.stream().mapToDouble(Bar::length).max().orElse(1);
        double scale = longest > 0 ? (WIDTH - 340) / longest : 0;
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = 4 + i * BAR;
            double width = Math.max(1, bar.length() * scale);
            inside.append(text(180, y + 15, "end", "", shortened(bar.name())))
                    .append(String.format(
                            Locale.ROOT,
                            "<rect class=\"bar\" x=\"188\" y=\"%.1f\" width=\"%.1f\" height=\"16\"/>",
                            y + 2,
                            width))
                    .append(text(196 + width, y + 15, "start", "", bar.words()));
        }
        return new Drawing(svg(title, 8 + bars.size() * BAR, inside.toString()));
    }

    private static String shortened(String name) {
        return name.length() > 26 ? name.substring(0, 25) + "…" : name;
    }

    private static String path(String kind, List<Double> shares) {
        int last = shares.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i, last), y(shares.get(i))))
                .collect(Collectors.joining(" ", "<polyline class=\"" + kind + "\" points=\"", "\"/>"));
    }

    private static double x(int at, int last) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (last == 0 ? 0 : (double) at / last);
    }

    private static double y(double share) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT, "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String kind, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>",
                x,
                y,
                anchor,
                kind.isEmpty() ? "" : " class=\"" + kind + "\"",
                Html.escaped(words));
    }

    private static String svg(String title, double height, String inside) {
        return String.format(
                        Locale.ROOT,
                        "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" aria-label=\"%s\"><title>%s</title>",
                        WIDTH,
                        height,
                        Html.escaped(title),
                        Html.escaped(title))
                + inside
                + "</svg>\n";
    }
}
