package io.holdfast.worth.likelihood;

import io.holdfast.catalogue.Action;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.LikelihoodBounds;
import io.holdfast.client.Client;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** How likely clients go along with each action of one book: learned where it was, within the book's bounds. */
public final class Likelihoods {

    /** Nothing was learned. */
    public static final Likelihoods NONE = new Likelihoods(Map.of(), LikelihoodBounds.STANDARD, false);

    private final Map<String, Known> known;
    private final LikelihoodBounds bounds;
    private final boolean explore;

    private Likelihoods(Map<String, Known> known, LikelihoodBounds bounds, boolean explore) {
        this.known = known;
        this.bounds = bounds;
        this.explore = explore;
    }

    /** What was learned of one action, its mean within bounds and its words worked out. */
    private record Known(Posterior posterior, double mean, String origin) {}

    /**
     * A likelihood with where it comes from.
     *
     * @param value 0 to 1
     */
    public record Likelihood(double value, String origin) {}

    /** By the file that a book refers to, if any; every fault of it is told with its place. */
    public static Likelihoods read(Catalogue catalogue, SourceFiles files, Diagnostics diagnostics) {
        return catalogue
                .book()
                .learning()
                .likelihoods()
                .flatMap(source -> {
                    Optional<String> text = files.text(source.file());
                    if (text.isEmpty()) {
                        diagnostics.error(
                                source.at(),
                                "there is no readable file `" + source.file() + "` in this folder.",
                                "`./holdfast worth learn --clients FILE --out " + source.file() + "` writes it.");
                    }
                    return text.flatMap(some -> LikelihoodFile.read(source.file(), some, catalogue, diagnostics));
                })
                .map(file -> of(catalogue, file))
                .orElse(NONE);
    }

    /** As they were learned, within the bounds of a catalogue's book. */
    public static Likelihoods of(Catalogue catalogue, LikelihoodFile file) {
        LikelihoodBounds bounds = catalogue.book().learning().bounds();
        Map<String, Known> known = new HashMap<>();
        file.actions()
                .forEach((id, posterior) -> catalogue
                        .action(id)
                        .filter(action -> !file.pinned().contains(id))
                        .ifPresent(action -> {
                            double mean = bounds.bounded(posterior.mean(), action.likelihood());
                            known.put(id, new Known(posterior, mean, origin(posterior, mean)));
                        }));
        return new Likelihoods(known, bounds, catalogue.book().learning().explore());
    }

    private static String origin(Posterior posterior, double mean) {
        String learned = "learned from " + posterior.answers() + (posterior.answers() == 1 ? " outcome" : " outcomes");
        return mean == posterior.mean() ? learned : learned + ", within the book's limits";
    }

    /** The likelihood to reckon with for a client; empty where the catalogue's own counts. */
    public Optional<Likelihood> of(Action action, Client client) {
        Known one = known.get(action.id());
        if (one == null) {
            return Optional.empty();
        }
        return Optional.of(explore ? drawn(action, client, one) : new Likelihood(one.mean(), one.origin()));
    }

    /**
     * Thompson sampling: drawn from what is known, so that what is hardly known gets its turn. The same client, day and
     * action always draw the same.
     */
    private Likelihood drawn(Action action, Client client, Known one) {
        long seed = 31L * (31L * Objects.hash(client.id()) + client.asOf().toEpochDay())
                + action.id().hashCode();
        double share = new SplittableRandom(seed).nextDouble(0.0005, 0.9995);
        return new Likelihood(
                bounds.bounded(one.posterior().at(share), action.likelihood()), one.origin() + ", drawn to explore");
    }
}
