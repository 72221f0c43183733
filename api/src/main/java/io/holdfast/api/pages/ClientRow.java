package io.holdfast.api.pages;

import io.holdfast.api.clients.ShelfRow;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Recommendation;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client of the list.
 *
 * @param about segment and status
 * @param first empty where nothing is recommended
 * @param because why nothing is; empty otherwise
 */
public record ClientRow(
        String name,
        String href,
        String about,
        HealthMark health,
        String lifetime,
        String tier,
        @Nullable First first,
        String because) {

    /** The first recommendation in short. */
    public record First(String title, String because, String worth, Day due) {}

    static ClientRow of(ShelfRow row, BookLens lens, String href) {
        Optional<Decision> decision = row.decision();
        return new ClientRow(
                name(row),
                href,
                about(row),
                HealthMark.of(decision),
                decision.map(one -> PageText.money(one.value().lifetime())).orElse(PageText.UNKNOWN),
                decision.map(one -> one.value().tier()).orElse(PageText.UNKNOWN),
                first(row).map(one -> first(one, lens)).orElse(null),
                because(row));
    }

    static String name(ShelfRow row) {
        return row.client().map(Client::name).orElse(row.id());
    }

    static String fact(ShelfRow row, Function<Client, @Nullable String> fact) {
        return row.client().map(fact::apply).orElse(PageText.UNKNOWN);
    }

    static Optional<Recommendation> first(ShelfRow row) {
        return row.decision().flatMap(one -> one.recommendations().stream().findFirst());
    }

    private static String about(ShelfRow row) {
        String segment = fact(row, Client::segment);
        String status = fact(row, Client::status);
        return (segment.equals(PageText.UNKNOWN) ? "segment unknown" : segment)
                + " · "
                + (status.equals(PageText.UNKNOWN) ? "status unknown" : status);
    }

    private static First first(Recommendation one, BookLens lens) {
        return new First(
                lens.about(one.title(), one.offer()),
                Optional.ofNullable(one.because()).orElse(""),
                PageText.delta(one.score()),
                lens.text().away(one.dueBy()));
    }

    private static String because(ShelfRow row) {
        return row.decision()
                .map(one -> Optional.ofNullable(one.because()).orElse(""))
                .orElseGet(() -> row.problems().stream()
                        .findFirst()
                        .map(FactProblem::toString)
                        .orElse("The facts cannot be read."));
    }
}
