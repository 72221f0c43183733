package io.holdfast.catalogue;

import io.holdfast.catalogue.Learning.Source;
import io.holdfast.catalogue.Learning.TierShares;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.YamlMap;
import java.util.Optional;

/** Reads what {@code book.yaml} says of learning, control groups and tiers by rank. */
final class LearningReader {

    private static final double MOST_CONTROL = 0.5;

    private final Diagnostics diagnostics;

    LearningReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Learning read(YamlMap book) {
        Optional<YamlMap> learned = book.map("learned");
        learned.ifPresent(map -> map.allow("values", "likelihoods", "explore"));
        return new Learning(
                learned.flatMap(map -> source(map, "values")),
                learned.flatMap(map -> source(map, "likelihoods")),
                book.map("limits")
                        .flatMap(limits -> limits.map("likelihood"))
                        .map(this::bounds)
                        .orElse(LikelihoodBounds.STANDARD),
                learned.flatMap(map -> map.flag("explore")).orElse(false),
                book.map("tiers").filter(LearningReader::byRank).flatMap(this::tiers),
                book.map("control").map(this::control).orElse(Control.NONE));
    }

    static boolean byRank(YamlMap tiers) {
        return tiers.has("by");
    }

    private static Optional<Source> source(YamlMap map, String key) {
        return map.text(key).map(name -> new Source(name, map.at(key)));
    }

    private LikelihoodBounds bounds(YamlMap map) {
        map.allow("least", "most", "times");
        LikelihoodBounds standard = LikelihoodBounds.STANDARD;
        LikelihoodBounds bounds = new LikelihoodBounds(
                map.number("least").orElse(standard.least()),
                map.number("most").orElse(standard.most()),
                map.number("times").orElse(standard.times()));
        if (!(0 <= bounds.least() && bounds.least() <= bounds.most() && bounds.most() <= 1)) {
            diagnostics.error(map.at(), "the bounds of a likelihood rise from least to most, within 0 and 1.");
            return standard;
        }
        if (!(bounds.times() >= 1)) {
            diagnostics.error(map.at("times"), "`times` is 1 (learning changes nothing) or more.");
            return standard;
        }
        return bounds;
    }

    private Optional<TierShares> tiers(YamlMap map) {
        map.allow("by", "middle", "high", "top");
        String by = map.text("by").orElse("");
        if (!by.equals("rank")) {
            diagnostics.error(
                    map.at("by"), "tiers go `by: rank`, not by `" + by + "`.", "Leave `by` out where they are money.");
            return Optional.empty();
        }
        if (!map.require("middle") | !map.require("high") | !map.require("top")) {
            return Optional.empty();
        }
        TierShares shares = new TierShares(
                map.number("middle").orElse(0.0),
                map.number("high").orElse(0.0),
                map.number("top").orElse(0.0),
                map.at());
        if (!(0 <= shares.middle()
                && shares.middle() <= shares.high()
                && shares.high() <= shares.top()
                && shares.top() <= 1)) {
            diagnostics.error(map.at(), "tiers by rank rise from middle over high to top, within 0 and 1.");
            return Optional.empty();
        }
        return Optional.of(shares);
    }

    private Control control(YamlMap map) {
        map.allow("share", "salt");
        boolean whole = map.require("share") & map.require("salt");
        double share = map.number("share").orElse(0.0);
        if (!(share >= 0 && share <= MOST_CONTROL)) {
            diagnostics.error(map.at("share"), "a control group is 0 to 0.5 of all clients, not " + share + ".");
            return Control.NONE;
        }
        return whole ? new Control(share, map.text("salt").orElse("")) : Control.NONE;
    }
}
