package io.holdfast.catalogue;

import io.holdfast.client.AttributeType;
import io.holdfast.client.Client;
import io.holdfast.client.FactShape;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import io.holdfast.source.YamlMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code book.yaml}. */
final class BookReader {

    static final String FILE = "book.yaml";

    private final Diagnostics diagnostics;

    BookReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<Book> read(SourceFiles files) {
        Optional<String> text = files.text(FILE);
        if (text.isEmpty()) {
            diagnostics.error(
                    Place.file(FILE),
                    "there is no readable " + FILE + " in this folder.",
                    "A rule book needs one; `holdfast new DIR` makes a folder to start from.");
            return Optional.empty();
        }
        return YamlMap.read(FILE, text.get(), diagnostics).map(this::book);
    }

    private Book book(YamlMap map) {
        map.allow(
                "name",
                "currency",
                "timeZone",
                "defaults",
                "limits",
                "noticeWindowDays",
                "dismissedDays",
                "tiers",
                "signals",
                "attributes",
                "influence",
                "learned",
                "control");
        map.require("name");
        map.require("currency");
        map.require("timeZone");
        return new Book(
                map.text("name").orElse(""),
                currency(map),
                timeZone(map),
                map.map("defaults").map(this::defaults).orElse(new Defaults(30, 0.4, 3, 0, 0.1, 24)),
                map.map("limits").map(this::limits).orElse(Map.of()),
                range(
                        map,
                        "noticeWindowDays",
                        0,
                        3660,
                        map.whole("noticeWindowDays").orElse(45)),
                range(map, "dismissedDays", 1, 3660, map.whole("dismissedDays").orElse(Book.DISMISSED_DAYS)),
                map.map("tiers")
                        .filter(tiers -> !LearningReader.byRank(tiers))
                        .map(this::tiers)
                        .orElse(new ValueTiers(5_000, 20_000, 50_000)),
                map.map("signals").map(this::signals).orElse(Map.of()),
                map.map("attributes").map(this::attributes).orElse(Map.of()),
                influence(map),
                new LearningReader(diagnostics).read(map));
    }

    private String currency(YamlMap map) {
        String code = map.text("currency").orElse("EUR");
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        if (!known) {
            diagnostics.error(
                    map.at("currency"), "`" + code + "` is no currency.", "Write an ISO 4217 code such as EUR.");
        }
        return code;
    }

    private ZoneId timeZone(YamlMap map) {
        String name = map.text("timeZone").orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            diagnostics.error(
                    map.at("timeZone"),
                    "`" + name + "` is no time zone.",
                    Nearest.advice(name, ZoneId.getAvailableZoneIds()));
            return ZoneId.of("UTC");
        }
    }

    private Defaults defaults(YamlMap map) {
        map.allow("noticeDays", "marginRate", "expectedYears", "monthlyFee", "discountRate", "horizonMonths");
        return new Defaults(
                range(map, "noticeDays", 0, 3660, map.whole("noticeDays").orElse(30)),
                range(map, "marginRate", 0, 1, map.number("marginRate").orElse(0.4)),
                range(map, "expectedYears", 0, 100, map.number("expectedYears").orElse(3.0)),
                range(map, "monthlyFee", 0, 1e9, map.number("monthlyFee").orElse(0.0)),
                range(map, "discountRate", 0, 1, map.number("discountRate").orElse(0.1)),
                range(map, "horizonMonths", 1, 600, map.whole("horizonMonths").orElse(24)));
    }

    private Map<Kind, Integer> limits(YamlMap map) {
        map.allow(Stream.concat(Kind.words().stream(), Stream.of("likelihood")).toArray(String[]::new));
        Map<Kind, Integer> limits = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            map.whole(kind.word()).ifPresent(limit -> limits.put(kind, range(map, kind.word(), 0, 1000, limit)));
        }
        return limits;
    }

    private ValueTiers tiers(YamlMap map) {
        map.allow("middle", "high", "top");
        ValueTiers tiers = new ValueTiers(
                map.number("middle").orElse(0.0),
                map.number("high").orElse(0.0),
                map.number("top").orElse(0.0));
        boolean rising = 0 <= tiers.middle() && tiers.middle() <= tiers.high() && tiers.high() <= tiers.top();
        if (!map.require("middle") | !map.require("high") | !map.require("top")) {
            return tiers;
        }
        if (!rising) {
            diagnostics.error(map.at(), "the tiers rise from middle over high to top, from 0 on.");
        }
        return tiers;
    }

    private Map<String, SignalType> signals(YamlMap map) {
        Map<String, SignalType> signals = new LinkedHashMap<>();
        for (String name : map.keys()) {
            map.map(name).ifPresent(entry -> {
                entry.allow("values", "combine");
                List<String> values = entry.texts("values");
                if (values.isEmpty()) {
                    diagnostics.error(
                            entry.at(), "the signal `" + name + "` has no values.", "List them from best to worst.");
                } else if (values.stream().distinct().count() < values.size()) {
                    diagnostics.error(entry.at("values"), "a value of the signal `" + name + "` is here twice.");
                }
                String combine = entry.text("combine").orElse(Combine.LAST.word());
                signals.put(
                        name,
                        new SignalType(
                                name, List.copyOf(values), Combine.of(combine).orElseGet(() -> {
                                    diagnostics.error(
                                            entry.at("combine"),
                                            "signals combine as worst, best or last, not `" + combine + "`.",
                                            Nearest.advice(combine, Combine.words()));
                                    return Combine.LAST;
                                })));
            });
        }
        return signals;
    }

    private Map<String, AttributeType> attributes(YamlMap map) {
        Map<String, AttributeType> attributes = new LinkedHashMap<>();
        for (String name : map.keys()) {
            String word = map.text(name).orElse("");
            List<String> words = Arrays.stream(AttributeType.values())
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (words.contains(word)) {
                attributes.put(name, AttributeType.valueOf(word.toUpperCase(Locale.ROOT)));
            } else {
                diagnostics.error(
                        map.at(name),
                        "the attribute `" + name + "` is text, number, boolean or date, not `" + word + "`.",
                        Nearest.advice(word, words));
            }
        }
        return attributes;
    }

    private List<String> influence(YamlMap map) {
        List<String> known = FactShape.of(Client.class).paths();
        List<String> groups = known.stream()
                .filter(path -> path.contains("."))
                .map(path -> path.substring(0, path.indexOf('.')) + ".*")
                .distinct()
                .toList();
        List<String> all = Stream.concat(known.stream(), groups.stream()).toList();
        List<String> paths = map.texts("influence");
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            if (!all.contains(path)) {
                diagnostics.error(
                        map.at("influence", i),
                        "`influence` names no fact: `" + path + "`.",
                        Nearest.advice(path, all));
            }
        }
        return List.copyOf(paths);
    }

    private <N extends Number> N range(YamlMap map, String key, double from, double to, N value) {
        if (value.doubleValue() < from || value.doubleValue() > to) {
            diagnostics.error(
                    map.at(key),
                    "`" + key + "` is between " + plain(from) + " and " + plain(to) + ", not "
                            + plain(value.doubleValue()) + ".");
        }
        return value;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
