package io.holdfast.bench.http;

import io.holdfast.bench.measure.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * Calls at an even pace to a server, and in turns with them the floor: the same calls at the same times to one that
 * sends a reply made before. What is slow of those is the machine's doing and no server's.
 *
 * @param own the rounds of the server
 * @param floor the rounds of the one that does nothing
 */
record EvenPace(List<Round> own, List<Round> floor) {

    /** Where the floor alone takes this share of the time that is allowed, the machine is what is measured. */
    private static final double MOST_OF_THE_FLOOR = 0.5;

    /** How often a pace is kept up, and for how long. */
    record Pace(int connections, int rounds, int seconds, double perSecond) {}

    /** The first turn of both does not count: they come to it from as many calls as there can be. */
    static EvenPace of(int port, int floorPort, List<byte[]> requests, Pace pace)
            throws ExecutionException, InterruptedException {
        List<Round> own = new ArrayList<>();
        List<Round> floor = new ArrayList<>();
        for (int round = 0; round <= pace.rounds(); round++) {
            own.add(Round.paced(port, pace.connections(), pace.seconds(), pace.perSecond(), requests));
            floor.add(Round.paced(floorPort, pace.connections(), pace.seconds(), pace.perSecond(), requests));
        }
        return new EvenPace(own.subList(1, own.size()), floor.subList(1, floor.size()));
    }

    /** A stop of the machine spoils the round that it falls into, so the round in the middle is judged. */
    void report(String name, int aim, Report report) {
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

    private static double spread(Round round) {
        return round.millis(0.99) / round.millis(0.5);
    }

    private static double middle(List<Round> rounds, ToDoubleFunction<Round> what) {
        double[] sorted = rounds.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
