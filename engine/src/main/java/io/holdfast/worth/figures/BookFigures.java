package io.holdfast.worth.figures;

import io.holdfast.client.Client;
import io.holdfast.worth.Valuation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a book from one day to another.
 *
 * @param from the first day
 * @param bridge from that day to the last
 * @param months the same month by month, counted back from the last day, oldest first
 * @param worth of the clients who are there on the last day
 * @param unknown clients with a fee whose beginning or end nobody recorded; they are left out
 * @param later clients known only since after the first day, whose first facts stand in for those of the days before
 */
public record BookFigures(
        LocalDate from,
        LocalDate to,
        Bridge bridge,
        List<Month> months,
        PromoterScore nps,
        AverageWorth worth,
        int unknown,
        int later) {

    private static final int MONTHS = 12;

    public BookFigures {
        months = List.copyOf(months);
    }

    /** The same where nothing is known of the days between the first and the last. */
    public BookFigures withoutMonths() {
        return new BookFigures(from, to, bridge, List.of(), nps, worth, unknown, later);
    }

    /** What came into the bucket and ran out of it after one day and until another. */
    public record Month(LocalDate from, LocalDate until, int came, int left, Bridge bridge) {}

    /** What one client's monthly money did after one day and until another. */
    public record MonthlyMove(LocalDate from, LocalDate until, Bridge.Move move) {}

    /** Takes clients one by one, so that no book has to lie in memory. */
    public static final class Gathering {

        private final List<LocalDate> days;
        private final Valuation valuation;
        private final List<List<Bridge.Move>> monthly = new ArrayList<>();
        private final List<Bridge.Move> whole = new ArrayList<>();
        private final List<Integer> answers = new ArrayList<>();
        private AverageWorth worth = AverageWorth.NOBODY;
        private int unknown;
        private int later;

        /** Over the year that ends on a day. */
        public Gathering(LocalDate to, Valuation valuation) {
            this(to.minusMonths(MONTHS), to, valuation);
        }

        /** From one day to a later one. */
        public Gathering(LocalDate from, LocalDate to, Valuation valuation) {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("Figures go from one day to a later one.");
            }
            this.days = days(from, to);
            this.valuation = valuation;
            for (int i = 1; i < days.size(); i++) {
                monthly.add(new ArrayList<>());
            }
        }

        /** The days whose facts matter, the first and the last among them. */
        public List<LocalDate> days() {
            return List.copyOf(days);
        }

        /**
         * A client of whom one day's facts are all that is known.
         *
         * @return the months in which their money moved
         */
        public List<MonthlyMove> add(Client client) {
            return add(Timeline.of(client));
        }

        /**
         * A client whose facts were kept over time.
         *
         * @return the months in which their money moved
         */
        public List<MonthlyMove> add(Timeline client) {
            client.on(to()).filter(Gathering::isThere).ifPresent(this::takeAsTheyAre);
            if (MonthlyMoney.cents(client, from(), to()).isEmpty()
                    || MonthlyMoney.cents(client, to(), to()).isEmpty()) {
                unknown++;
                return List.of();
            }
            later += client.startsAfter(from()) ? 1 : 0;
            move(client, from(), to()).ifPresent(whole::add);
            List<MonthlyMove> moved = new ArrayList<>();
            for (int i = 1; i < days.size(); i++) {
                Optional<Bridge.Move> move = move(client, days.get(i - 1), days.get(i));
                move.ifPresent(monthly.get(i - 1)::add);
                if (move.filter(one -> one.before() != one.after()).isPresent()) {
                    moved.add(new MonthlyMove(days.get(i - 1), days.get(i), move.get()));
                }
            }
            return moved;
        }

        /** What a client answered, from 0 to 10, where it counts for the net promoter score. */
        public Optional<Integer> answer(Timeline client) {
            return client.on(to()).filter(Gathering::isThere).flatMap(this::answer);
        }

        public BookFigures figures() {
            List<Month> months = new ArrayList<>();
            for (int i = 1; i < days.size(); i++) {
                List<Bridge.Move> moves = monthly.get(i - 1);
                int came = (int) moves.stream()
                        .filter(move -> move.before() == 0 && move.after() > 0)
                        .count();
                Bridge bridge = Bridge.of(moves);
                months.add(new Month(days.get(i - 1), days.get(i), came, bridge.left(), bridge));
            }
            return new BookFigures(
                    from(), to(), Bridge.of(whole), months, PromoterScore.of(answers), worth, unknown, later);
        }

        private void takeAsTheyAre(Client client) {
            worth = worth.and(valuation.of(client));
            answer(client).ifPresent(answers::add);
        }

        private Optional<Integer> answer(Client client) {
            LocalDate on = client.feedback().npsOn();
            return Optional.ofNullable(client.feedback().nps()).filter(any -> on == null || !on.isAfter(to()));
        }

        private static boolean isThere(Client client) {
            return !"lapsed".equals(client.status()) && !"prospect".equals(client.status());
        }

        /** Empty for who paid nothing on either day. */
        private Optional<Bridge.Move> move(Timeline client, LocalDate first, LocalDate last) {
            long before = MonthlyMoney.cents(client, first, to()).orElse(0);
            long after = MonthlyMoney.cents(client, last, to()).orElse(0);
            return before == 0 && after == 0
                    ? Optional.empty()
                    : Optional.of(new Bridge.Move(before, after, before == 0 && hadBeenThere(client, first)));
        }

        /** Whether somebody who pays nothing on a day is known to have left before it, or to have paid. */
        private static boolean hadBeenThere(Timeline client, LocalDate day) {
            LocalDate end = client.on(day).map(then -> then.ended().on()).orElse(null);
            return end != null && !end.isAfter(day)
                    || client.until(day).entrySet().stream()
                            .anyMatch(version -> version.getValue()
                                    .filter(then -> MonthlyMoney.cents(then, version.getKey())
                                                    .orElse(0)
                                            > 0)
                                    .isPresent());
        }

        private LocalDate from() {
            return days.get(0);
        }

        private LocalDate to() {
            return days.get(days.size() - 1);
        }

        private static List<LocalDate> days(LocalDate from, LocalDate to) {
            List<LocalDate> days = new ArrayList<>(List.of(to));
            for (int back = 1; to.minusMonths(back).isAfter(from); back++) {
                days.add(0, to.minusMonths(back));
            }
            days.add(0, from);
            return days;
        }
    }
}
