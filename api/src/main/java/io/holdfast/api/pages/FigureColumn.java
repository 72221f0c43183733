package io.holdfast.api.pages;

import io.holdfast.api.figures.FigureClient;
import io.holdfast.api.figures.FigureQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list of the clients behind a figure says of each beside name, health and money.
 *
 * @param name its heading
 * @param number whether it holds numbers, which stand under each other
 * @param shown what the page says
 * @param kept what the file has: whole, and empty where nobody knows
 */
public record FigureColumn(
        String name,
        boolean number,
        BiFunction<FigureClient, BookLens, String> shown,
        BiFunction<FigureClient, BookLens, Object> kept) {

    private static final FigureColumn ACTION =
            new FigureColumn("action", false, FigureColumn::action, FigureColumn::action);
    private static final FigureColumn BEFORE = amount("a month before", FigureClient::before);
    private static final FigureColumn AFTER = amount("a month after", FigureClient::amount);
    private static final FigureColumn RULE =
            new FigureColumn("rule", false, FigureColumn::rule, (one, lens) -> text(one.word()));

    /** Those of a figure's list, in their order. */
    static List<FigureColumn> of(FigureQuery query) {
        return switch (query.of()) {
            case "part" -> List.of(BEFORE, AFTER);
            case "moved" ->
                List.of(
                        new FigureColumn("what", false, (one, lens) -> moved(one), (one, lens) -> text(one.word())),
                        day("month to", FigureClient::on),
                        BEFORE,
                        AFTER);
            case "open" ->
                List.of(
                        ACTION,
                        word("state", false),
                        day("due", FigureClient::on),
                        amount("score", FigureClient::amount));
            case "proposed", "heldOut", "rule" -> List.of(ACTION, RULE, day("last proposed", FigureClient::on));
            case "outcome" -> List.of(ACTION, day("on", FigureClient::on), amount("amount", FigureClient::amount));
            default ->
                query.isPast()
                        ? List.of(query.of().equals("nps") ? word("answer", true) : word("health then", false))
                        : List.of(
                                day("notice deadline", FigureClient::noticeDeadline),
                                day("health since", FigureClient::on));
        };
    }

    private static FigureColumn word(String name, boolean number) {
        return new FigureColumn(
                name,
                number,
                (one, lens) -> Optional.ofNullable(one.word()).orElse(PageText.UNKNOWN),
                (one, lens) -> text(one.word()));
    }

    private static FigureColumn day(String name, Function<FigureClient, @Nullable LocalDate> of) {
        return new FigureColumn(
                name,
                false,
                (one, lens) -> {
                    LocalDate day = of.apply(one);
                    return day == null ? PageText.UNKNOWN : lens.text().on(day).text();
                },
                (one, lens) -> text(of.apply(one)));
    }

    private static FigureColumn amount(String name, Function<FigureClient, @Nullable BigDecimal> of) {
        return new FigureColumn(
                name,
                true,
                (one, lens) -> {
                    BigDecimal amount = of.apply(one);
                    return amount == null ? "" : PageText.money(amount.doubleValue());
                },
                (one, lens) -> cell(of.apply(one)));
    }

    private static String action(FigureClient one, BookLens lens) {
        String offer = one.offer();
        return lens.about(lens.action(text(one.what())), offer == null || offer.isEmpty() ? null : offer);
    }

    private static String rule(FigureClient one, BookLens lens) {
        String rule = one.word();
        return rule == null ? PageText.UNKNOWN : lens.rules().named(rule).name();
    }

    private static String moved(FigureClient one) {
        String word = Optional.ofNullable(one.word()).orElse(PageText.UNKNOWN);
        return switch (word) {
            case "churn" -> "left";
            case "contraction" -> "pays less";
            case "expansion" -> "pays more";
            default -> word;
        };
    }

    /** As a file has it: empty where nobody knows. */
    static Object cell(@Nullable Number value) {
        return value == null ? "" : value;
    }

    /** As a file has it: empty where nobody knows. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
