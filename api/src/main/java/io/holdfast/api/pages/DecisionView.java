package io.holdfast.api.pages;

import io.holdfast.decision.Decision;
import io.holdfast.decision.HeldBack;
import io.holdfast.decision.SignalReading;
import io.holdfast.decision.ValueReading;
import io.holdfast.worth.Basis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision in words, the same on every page.
 *
 * @param signals every signal but health
 * @param because why there are no lines
 * @param control whether that is because the client is held out
 */
public record DecisionView(
        String currency,
        Health health,
        List<OtherSignal> signals,
        Worth value,
        List<ReasonLine> lines,
        String because,
        boolean control,
        List<Held> heldBack) {

    /** Health with the indicators it rests on. */
    public record Health(
            HealthMark mark, List<String> reasons, @Nullable RuleLink rule) {}

    /** Any other conclusion about the client. */
    public record OtherSignal(String name, String value, String because) {}

    /** Lifetime value with its interval, its method and what was assumed. */
    public record Worth(
            String lifetime,
            String residual,
            String tier,
            String low,
            String high,
            String method,
            String how,
            String assumed) {}

    /**
     * What was held back, by what, until when.
     *
     * @param place from 1, in the order of the list
     * @param review whether a manager's review holds it back
     */
    public record Held(
            int place,
            String title,
            String because,
            @Nullable RuleLink rule,
            boolean review,
            @Nullable Until until) {}

    /** A date that ends a rest. */
    public record Until(String text, Day away) {}

    static DecisionView of(Decision decision, BookLens lens) {
        return new DecisionView(
                lens.currency(),
                health(decision, lens),
                decision.signals().stream()
                        .filter(signal -> !isHealth(signal))
                        .map(signal -> new OtherSignal(signal.name(), signal.value(), text(signal.because())))
                        .toList(),
                worth(decision.value()),
                decision.recommendations().stream()
                        .map(one -> ReasonLine.of(one, lens))
                        .toList(),
                text(decision.because()),
                Boolean.TRUE.equals(decision.control()),
                IntStream.range(0, decision.heldBack().size())
                        .mapToObj(at -> held(at + 1, decision.heldBack().get(at), lens))
                        .toList());
    }

    private static Health health(Decision decision, BookLens lens) {
        Optional<SignalReading> signal =
                decision.signals().stream().filter(DecisionView::isHealth).findFirst();
        return new Health(
                HealthMark.of(Optional.of(decision)),
                signal.map(SignalReading::because).stream()
                        .flatMap(because -> Stream.of(because.split("; ")))
                        .toList(),
                signal.map(one -> lens.rules().named(one.rule())).orElse(null));
    }

    private static boolean isHealth(SignalReading signal) {
        return signal.name().equals(HealthMark.SIGNAL);
    }

    private static Worth worth(ValueReading value) {
        return new Worth(
                PageText.money(value.lifetime()),
                PageText.money(value.residual()),
                value.tier(),
                PageText.money(value.low()),
                PageText.money(value.high()),
                value.method(),
                how(value),
                value.assumed().stream().map(FactWords::name).collect(Collectors.joining(", ")));
    }

    /** The sum behind it, and what its ends stand for. */
    private static String how(ValueReading value) {
        double soFar = value.lifetime() - value.residual();
        String sum = soFar < 0
                ? ""
                : PageText.money(soFar) + " so far and " + PageText.money(value.residual()) + " still to come.";
        Basis basis = value.basis();
        if (basis != null && !basis.models().isEmpty()) {
            return sum + " Learned of "
                    + PageText.counted(Math.round(basis.models().get(0).clients()), "client") + ", known on "
                    + PageText.full(basis.asOf()) + ".";
        }
        return value.high() > value.low()
                ? sum + " The ends: should they stay half as long from now on, or half as long again."
                : sum;
    }

    private static Held held(int place, HeldBack one, BookLens lens) {
        return new Held(
                place,
                lens.about(lens.action(one.action()), one.offer()),
                one.because(),
                Optional.ofNullable(one.rule()).map(lens.rules()::named).orElse(null),
                one.review() != null,
                Optional.ofNullable(one.until())
                        .map(until -> new Until(
                                lens.text().on(until).text(), lens.text().away(until)))
                        .orElse(null));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
