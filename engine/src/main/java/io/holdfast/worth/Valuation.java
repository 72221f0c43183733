package io.holdfast.worth;

import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Learning;
import io.holdfast.catalogue.ValueTiers;
import io.holdfast.client.Client;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import io.holdfast.worth.parameters.ParameterFile;
import io.holdfast.worth.parameters.Ranks;
import java.util.Optional;

/**
 * Says what clients are worth under one book: by the models fitted to its own clients where it refers to such a file,
 * and by the simple value where it does not or they cannot tell. Whatever does not depend on the client is worked out
 * once.
 */
public final class Valuation {

    private final Book book;
    private final ValueTiers tiers;
    private final Optional<FittedWorth> fitted;
    private final Optional<Ranks> ranks;

    private Valuation(Book book, ValueTiers tiers, Optional<FittedWorth> fitted, Optional<Ranks> ranks) {
        this.book = book;
        this.tiers = tiers;
        this.fitted = fitted;
        this.ranks = ranks;
    }

    /** By the simple value alone. */
    public static Valuation simple(Book book) {
        return new Valuation(book, book.tiers(), Optional.empty(), Optional.empty());
    }

    /** By fitted models. */
    public static Valuation of(Book book, String file, ParameterFile parameters) {
        ValueTiers tiers = parameters
                .ranks()
                .flatMap(ranks -> book.learning()
                        .tiers()
                        .map(shares -> new ValueTiers(
                                ranks.lifetimeAt(shares.middle()),
                                ranks.lifetimeAt(shares.high()),
                                ranks.lifetimeAt(shares.top()))))
                .orElse(book.tiers());
        return new Valuation(book, tiers, Optional.of(new FittedWorth(book, file, parameters)), parameters.ranks());
    }

    /** By the file the book refers to, if any; every fault of it is told with its place. */
    public static Valuation read(Book book, SourceFiles files, Diagnostics diagnostics) {
        Learning learning = book.learning();
        Optional<ParameterFile> parameters = learning.values().flatMap(source -> {
            Optional<String> text = files.text(source.file());
            if (text.isEmpty()) {
                diagnostics.error(
                        source.at(),
                        "there is no readable file `" + source.file() + "` in this folder.",
                        "`./holdfast worth fit --clients FILE --out " + source.file() + "` writes it.");
            }
            return text.flatMap(some -> ParameterFile.read(source.file(), some, book.currency(), diagnostics));
        });
        boolean ranked = parameters.flatMap(ParameterFile::ranks).isPresent();
        boolean broken = learning.values().isPresent() && parameters.isEmpty();
        learning.tiers()
                .filter(any -> !ranked && !broken)
                .ifPresent(tiers -> diagnostics.error(
                        tiers.at(),
                        "tiers by rank need a file of fitted values with percentiles.",
                        "Name one under `learned: { values: … }`, or give the tiers in money."));
        if (parameters.isPresent() && book.defaults().discountRate() == 0) {
            learning.values()
                    .ifPresent(source -> diagnostics.warning(
                            source.at(),
                            "with a discount rate of 0 contracts could be worth money without end, so they keep the simple value.",
                            "Set `discountRate` under `defaults`."));
        }
        return parameters
                .map(some -> of(book, learning.values().orElseThrow().file(), some))
                .orElseGet(() -> simple(book));
    }

    /** What a client is worth; money, never negative. */
    public LifetimeValue of(Client client) {
        LifetimeValue value = fitted.map(models -> models.of(client)).orElseGet(() -> SimpleValue.of(client, book));
        if (fitted.isEmpty()) {
            return value;
        }
        return value.with(
                tiers.tierOf(value.lifetime()),
                value.basis(),
                value.pace(),
                ranks.map(some -> some.rankOf(value.residual())).orElse(null));
    }
}
