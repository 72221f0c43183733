package io.holdfast.worth.figures;

import io.holdfast.client.Client;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a book over a year, from the facts of one day. A fee is the one on record that day, so that what was
 * raised or lowered in between is not seen.
 *
 * @param from the first day
 * @param bridge from that day to the last
 * @param months the same month by month, oldest first
 * @param unknown clients with a fee whose beginning or end nobody recorded; they are left out
 */
public record BookFigures(
        LocalDate from, LocalDate to, Bridge bridge, List<Month> months, PromoterScore nps, int unknown) {

    private static final int MONTHS = 12;

    public BookFigures {
        months = List.copyOf(months);
    }

    /** What came into the bucket and ran out of it in the month that ends on a day. */
    public record Month(LocalDate until, int came, int left, Bridge bridge) {}

    /** Takes clients one by one, so that no book has to lie in memory. */
    public static final class Gathering {

        private final LocalDate to;
        private final List<List<Bridge.Move>> monthly = new ArrayList<>();
        private final List<Bridge.Move> yearly = new ArrayList<>();
        private final List<Integer> answers = new ArrayList<>();
        private int unknown;

        /** Over the year that ends on a day. */
        public Gathering(LocalDate to) {
            this.to = to;
            for (int i = 0; i < MONTHS; i++) {
                monthly.add(new ArrayList<>());
            }
        }

        public void add(Client client) {
            Integer nps = client.feedback().nps();
            if (nps != null && !"lapsed".equals(client.status())) {
                answers.add(nps);
            }
            if (MonthlyMoney.cents(client, to).isEmpty()) {
                unknown++;
                return;
            }
            move(client, to.minusMonths(MONTHS), to).ifPresent(yearly::add);
            for (int i = 0; i < MONTHS; i++) {
                move(client, to.minusMonths(MONTHS - i), to.minusMonths(MONTHS - i - 1))
                        .ifPresent(monthly.get(i)::add);
            }
        }

        public BookFigures figures() {
            List<Month> months = new ArrayList<>();
            for (int i = 0; i < MONTHS; i++) {
                List<Bridge.Move> moves = monthly.get(i);
                int came = (int) moves.stream()
                        .filter(move -> move.before() == 0 && move.after() > 0)
                        .count();
                Bridge bridge = Bridge.of(moves);
                months.add(new Month(to.minusMonths(MONTHS - i - 1), came, bridge.left(), bridge));
            }
            return new BookFigures(
                    to.minusMonths(MONTHS), to, Bridge.of(yearly), months, PromoterScore.of(answers), unknown);
        }

        /** Empty for who paid nothing on either day. */
        private static Optional<Bridge.Move> move(Client client, LocalDate from, LocalDate to) {
            long before = MonthlyMoney.cents(client, from).orElse(0);
            long after = MonthlyMoney.cents(client, to).orElse(0);
            LocalDate since = client.since();
            boolean returned = since != null && !since.isAfter(from);
            return before == 0 && after == 0 ? Optional.empty() : Optional.of(new Bridge.Move(before, after, returned));
        }
    }
}
