package io.holdfast.bench.http;

import io.holdfast.bench.measure.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * Calls at an even pace to a server, and in turns with them the same calls at the same times to a server that decides
 * nothing, and to one that sends a reply made before. What is slow of the last is the machine's doing and no server's.
 *
 * @param own the rounds of the server
 * @param bare the rounds of the server that decides nothing; empty where that is the one asked
 * @param floor the rounds of the one that sends a reply made before
 */
record EvenPace(List<Round> own, List<Round> bare, List<Round> floor) {

    /** Where the floor alone takes this share of the time that is allowed, the machine is what is measured. */
    private static final double MOST_OF_THE_FLOOR = 0.5;

    /** How often a pace is kept up, and for how long. */
    record Pace(int connections, int rounds, int seconds, double perSecond) {

        private Round round(Entry entry) throws ExecutionException, InterruptedException {
            return Round.paced(entry.server().port(), connections, seconds, perSecond, entry.requests());
        }
    }

    /** The first turn of each does not count: they come to it from as many calls as there can be. */
    static EvenPace of(Entry entry, Entry bare, Entry floor, Pace pace)
            throws ExecutionException, InterruptedException {
        EvenPace paced = new EvenPace(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round <= pace.rounds(); round++) {
            paced.own.add(pace.round(entry));
            if (!entry.equals(bare)) {
                paced.bare.add(pace.round(bare));
            }
            paced.floor.add(pace.round(floor));
        }
        return new EvenPace(counted(paced.own), counted(paced.bare), counted(paced.floor));
    }

    private static List<Round> counted(List<Round> rounds) {
        return rounds.isEmpty() ? rounds : rounds.subList(1, rounds.size());
    }

    /** A stop of the machine spoils the round that it falls into, so the round in the middle is judged. */
    void report(String name, int aim, OptionalInt mostOfBare, Report report) {
        double spread = middle(own, EvenPace::spread);
        double allowed = middle(own, round -> round.millis(0.5)) * aim;
        double floorTakes = middle(floor, round -> round.millis(0.99));
        String said =
                ("%s at half its load, %.0f calls/s: p99 %.1f times p50 in the middle of %d rounds (aim: under %d),"
                                + " %.1f to %.1f; p50 %.2f ms, p99 %.2f ms")
                        .formatted(
                                name,
                                middle(own, Round::perSecond),
                                spread,
                                own.size(),
                                aim,
                                own.stream().mapToDouble(EvenPace::spread).min().orElse(Double.NaN),
                                own.stream().mapToDouble(EvenPace::spread).max().orElse(Double.NaN),
                                allowed / aim,
                                middle(own, round -> round.millis(0.99)));
        if (spread >= aim && floorTakes > allowed * MOST_OF_THE_FLOOR) {
            report.unknown("%s", said);
        } else {
            report.aim(spread < aim, "%s", said);
        }
        if (!bare.isEmpty()) {
            againstBare(name, mostOfBare, report);
        }
        Round together = Round.together(own);
        report.line(
                "  all rounds together %.2f and %.2f ms, %.1f times; the floor at that pace %.2f and %.2f ms in the"
                        + " middle, %.2f and %.2f together",
                together.millis(0.5),
                together.millis(0.99),
                spread(together),
                middle(floor, round -> round.millis(0.5)),
                floorTakes,
                Round.together(floor).millis(0.5),
                Round.together(floor).millis(0.99));
    }

    /** Against the bare endpoint; what waits for a disk has no aim there. */
    private void againstBare(String name, OptionalInt most, Report report) {
        double bares = middle(bare, round -> round.millis(0.99));
        double times = middle(own, round -> round.millis(0.99)) / bares;
        String told =
                "%s at half its load: p99 %.2f times that of bare at the same pace in turns, which is %.2f ms; p50 %.2f times"
                        .formatted(
                                name,
                                times,
                                bares,
                                middle(own, round -> round.millis(0.5)) / middle(bare, round -> round.millis(0.5)));
        if (most.isPresent()) {
            report.aim(times <= most.getAsInt(), "%s (aim: p99 at most %d)", told, most.getAsInt());
        } else {
            report.line("  %s", told);
        }
    }

    private static double spread(Round round) {
        return round.millis(0.99) / round.millis(0.5);
    }

    private static double middle(List<Round> rounds, ToDoubleFunction<Round> what) {
        double[] sorted = rounds.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
