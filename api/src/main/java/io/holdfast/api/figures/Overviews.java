package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Puts together the figures of the book: those kept by day, and those counted live. */
public final class Overviews {

    private static final int MOST_DAYS = 31;
    private static final int DAYS_OF_A_WEEK = 7;

    private final BookDayStore days;
    private final HealthDayStore health;
    private final LiveFigures live;
    private final Supplier<Optional<BookDay>> making;

    /**
     * @param making makes the first figures there are
     */
    Overviews(BookDayStore days, HealthDayStore health, LiveFigures live, Supplier<Optional<BookDay>> making) {
        this.making = making;
        this.days = days;
        this.health = health;
        this.live = live;
    }

    /** As of a day; empty where no figures were kept of it or of any day before. */
    public Optional<Overview> on(LocalDate asOf, Catalogue catalogue) {
        Optional<BookDay> last = days.last().or(making);
        return last.filter(one -> asOf.isBefore(one.day())).isPresent()
                ? days.upTo(asOf).map(one -> overview(one, false, catalogue))
                : last.map(one -> overview(one, true, catalogue));
    }

    /** What was reported in the seven days up to a day, by playbook and action. */
    public JsonNode week(LocalDate day, Catalogue catalogue) {
        return live.reported(day.minusDays(DAYS_OF_A_WEEK), day, catalogue);
    }

    /** Whether a day lies before the last of which figures were kept, so that its own are not counted any more. */
    public boolean isOver(LocalDate day) {
        return days.last().filter(last -> day.isBefore(last.day())).isPresent();
    }

    /** The first day of which figures were kept. */
    public Optional<LocalDate> first() {
        return days.first();
    }

    private Overview overview(BookDay kept, boolean isLive, Catalogue catalogue) {
        LocalDate day = kept.day();
        ObjectNode json = kept.figures();
        if (isLive) {
            live.put(json, day.minusMonths(BookDayMaker.MONTHS), day, catalogue, Proposed.of(json.path("proposed")));
        }
        json.remove(List.of("decidedUpTo", "proposed"));
        json.put("revision", kept.revision());
        json.put("madeAt", kept.madeAt().toString());
        json.put("live", isLive);
        healthDays(json.putArray("healthDays"), day);
        Definitions.put(json.putObject("definitions"));
        return new Overview(day, kept.madeAt(), isLive, json);
    }

    /** Every day of a short history; of a longer one the last of each month, counted back from the day. */
    private void healthDays(ArrayNode json, LocalDate day) {
        TreeMap<LocalDate, List<HealthCount>> known = new TreeMap<>();
        health.between(day.minusMonths(BookDayMaker.MONTHS), day)
                .forEach(one -> known.computeIfAbsent(one.day(), any -> new ArrayList<>())
                        .add(one));
        TreeMap<LocalDate, List<HealthCount>> shown = new TreeMap<>();
        if (known.size() <= MOST_DAYS) {
            shown.putAll(known);
        } else {
            for (int back = 0; back <= BookDayMaker.MONTHS; back++) {
                Optional.ofNullable(known.floorEntry(day.minusMonths(back)))
                        .ifPresent(one -> shown.put(one.getKey(), one.getValue()));
            }
        }
        shown.forEach((then, counts) -> {
            ObjectNode one = json.addObject().put("day", then.toString());
            one.put("afterwards", counts.stream().anyMatch(HealthCount::afterwards));
            ArrayNode each = one.putArray("health");
            counts.forEach(
                    count -> each.addObject().put("health", count.health()).put("clients", count.clients()));
        });
    }
}
