package io.holdfast.api.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small picture with one message, told by its title; the numbers behind it stand in a table beside it. Lengths are
 * ready to be written into SVG.
 */
public record Drawing(
        String title, String height, List<Axis> axes, List<Bar> bars, List<Trace> traces, List<Label> labels) {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 260;
    private static final double LEFT = 48;
    private static final double RIGHT = 130;
    private static final double TOP = 12;
    private static final double BOTTOM = 30;
    private static final double STEP = 26;
    private static final double NAMES = 180;
    private static final double LONGEST = WIDTH - 340;

    public Drawing {
        axes = List.copyOf(axes);
        bars = List.copyOf(bars);
        traces = List.copyOf(traces);
        labels = List.copyOf(labels);
    }

    /** A thin line to read heights by. */
    public record Axis(String from, String to, String y) {}

    /** A bar. */
    public record Bar(String x, String y, String width) {}

    /** A line through points. */
    public record Trace(String kind, String points) {}

    /** A word or number. */
    public record Label(String x, String y, String anchor, boolean quiet, String text) {}

    /** A number with its name and how it is written. */
    public record Length(String name, double length, String words) {}

    /** Two lines over whole numbers from 0, as shares of 1: what was seen, and the model dashed. */
    static Drawing shares(String title, String unit, List<Double> seen, List<Double> model) {
        List<Axis> axes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            axes.add(new Axis(at(LEFT), at(WIDTH - RIGHT), at(y)));
            labels.add(new Label(at(LEFT - 6), at(y + 4), "end", true, tenth * 10 + " %"));
        }
        int last = seen.size() - 1;
        int step = Math.max(1, (last + 9) / 10);
        for (int i = 0; i <= last; i += step) {
            labels.add(new Label(at(x(i, last)), at(HEIGHT - 12), "middle", true, String.valueOf(i)));
        }
        labels.add(new Label(at(WIDTH - RIGHT + 16), at(HEIGHT - 12), "start", true, unit));
        double ySeen = y(seen.get(last));
        double yModel = y(model.get(last));
        double apart = ySeen <= yModel ? -7 : 7;
        labels.add(new Label(at(x(last, last) + 8), at(ySeen + 4 + apart), "start", false, "seen"));
        labels.add(new Label(at(x(last, last) + 8), at(yModel + 4 - apart), "start", false, "model (dashed)"));
        return new Drawing(
                title,
                at(HEIGHT),
                axes,
                List.of(),
                List.of(new Trace("model", points(model)), new Trace("seen", points(seen))),
                labels);
    }

    /** Bars below each other, the longest as wide as there is room. */
    static Drawing bars(String title, List<Length> lengths) {
        double longest = lengths.stream().mapToDouble(Length::length).max().orElse(1);
        double scale = longest > 0 ? LONGEST / longest : 0;
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            Length one = lengths.get(i);
            double y = 4 + i * STEP;
            double width = Math.max(1, one.length() * scale);
            bars.add(new Bar(at(NAMES + 8), at(y + 2), at(width)));
            labels.add(new Label(at(NAMES), at(y + 15), "end", false, shortened(one.name())));
            labels.add(new Label(at(NAMES + 16 + width), at(y + 15), "start", false, one.words()));
        }
        return new Drawing(title, at(8 + lengths.size() * STEP), List.of(), bars, List.of(), labels);
    }

    private static String shortened(String name) {
        return name.length() > 26 ? name.substring(0, 25) + "…" : name;
    }

    private static String points(List<Double> shares) {
        int last = shares.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> at(x(i, last)) + "," + at(y(shares.get(i))))
                .collect(Collectors.joining(" "));
    }

    private static double x(int at, int last) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (last == 0 ? 0 : (double) at / last);
    }

    private static double y(double share) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    }

    private static String at(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
