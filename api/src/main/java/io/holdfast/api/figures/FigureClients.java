package io.holdfast.api.figures;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The clients behind each figure of the book. */
public final class FigureClients {

    private final FigureClientStore store;
    private final HealthDayStore days;

    FigureClients(FigureClientStore store, HealthDayStore days) {
        this.store = store;
        this.days = days;
    }

    /**
     * A part of a list.
     *
     * @param total how long the whole list is
     */
    public record Part(long total, List<FigureClient> rows) {}

    /**
     * Some of them.
     *
     * @param day of the figures
     * @return empty where there is no such figure
     */
    public Optional<Part> some(FigureQuery query, LocalDate day, Catalogue catalogue, long passed, int most) {
        return source(query, day, catalogue)
                .map(source -> new Part(store.count(source), store.some(source, passed, most)));
    }

    /**
     * All of them, one after the other.
     *
     * @return whether there is such a figure
     */
    public boolean each(FigureQuery query, LocalDate day, Catalogue catalogue, Consumer<FigureClient> taker) {
        Optional<FigureSource> source = source(query, day, catalogue);
        source.ifPresent(one -> store.each(one, taker));
        return source.isPresent();
    }

    /** What is kept of the past day whose clients are asked for; empty where they are those of now. */
    public Optional<HealthDay> past(FigureQuery query) {
        return query.isPast() ? query.day("day").map(days::kept) : Optional.empty();
    }

    private Optional<FigureSource> source(FigureQuery query, LocalDate day, Catalogue catalogue) {
        return query.isPast()
                ? query.day("day").map(then -> FigureSource.state(query.of(), query.value("is"), then, days.kept(then)))
                : now(query, day, catalogue);
    }

    private static Optional<FigureSource> now(FigureQuery query, LocalDate day, Catalogue catalogue) {
        List<String> actions = catalogue.actions().values().stream()
                .filter(action -> action.playbook().equals(query.value("playbook")))
                .map(Action::id)
                .toList();
        return FigureSource.of(query, day.minusMonths(BookDayMaker.MONTHS), day, actions);
    }
}
