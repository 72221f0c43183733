package io.holdfast.worth.fit;

import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.ConstantRetention;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.Nbd;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A kind of model: its name in files and answers, its parameters in order, and the model at given parameters.
 *
 * @param at throws {@link IllegalArgumentException} for parameters outside the model's range
 */
public record Family<M>(String name, List<String> parameters, Function<List<Double>, M> at) {

    public static final Family<ConstantRetention> CONSTANT =
            new Family<>("constant", List.of("rate"), p -> new ConstantRetention(p.get(0)));

    public static final Family<ShiftedBetaGeometric> SBG =
            new Family<>("sbg", List.of("alpha", "beta"), p -> new ShiftedBetaGeometric(p.get(0), p.get(1)));

    public static final Family<BgNbd> BG_NBD = new Family<>(
            "bg-nbd", List.of("r", "alpha", "a", "b"), p -> new BgNbd(p.get(0), p.get(1), p.get(2), p.get(3)));

    public static final Family<Nbd> NBD = new Family<>("nbd", List.of("r", "alpha"), p -> new Nbd(p.get(0), p.get(1)));

    public static final Family<GammaGamma> GAMMA_GAMMA =
            new Family<>("gamma-gamma", List.of("p", "q", "gamma"), p -> new GammaGamma(p.get(0), p.get(1), p.get(2)));

    public Family {
        parameters = List.copyOf(parameters);
    }

    /** Why the model cannot have these parameters; empty when it can. */
    public Optional<String> fault(List<Double> values) {
        try {
            Objects.requireNonNull(at.apply(values));
            return Optional.empty();
        } catch (IllegalArgumentException outside) {
            return Optional.of(String.valueOf(outside.getMessage()));
        }
    }

    /** The kind of model of a name; empty when there is none. */
    public static Optional<Family<?>> of(String name) {
        return Stream.<Family<?>>of(CONSTANT, SBG, BG_NBD, NBD, GAMMA_GAMMA)
                .filter(family -> family.name().equals(name))
                .findFirst();
    }
}
