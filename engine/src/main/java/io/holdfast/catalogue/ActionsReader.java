package io.holdfast.catalogue;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.SourceFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code actions.csv}. */
final class ActionsReader {

    static final String FILE = "actions.csv";
    private static final List<String> COLUMNS = List.of(
            "id",
            "playbook",
            "kind",
            "title",
            "effect",
            "amount",
            "uplift",
            "likelihood",
            "cost",
            "restDays",
            "channel",
            "owner",
            "dueDays");
    private static final List<String> OWNERS = List.of("accountManager", "deliveryLead", "operations");
    private static final double MOST_MONEY = 1e9;

    private final Diagnostics diagnostics;
    private boolean whole;

    ActionsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether every row gave an action that can be named. */
    boolean isWhole() {
        return whole;
    }

    Map<String, Action> read(SourceFiles files) {
        Map<String, Action> actions = new LinkedHashMap<>();
        TableReader table = new TableReader(FILE, COLUMNS, diagnostics);
        List<TableReader.Row> rows = table.read(files);
        whole = table.isWhole();
        for (TableReader.Row row : rows) {
            Action action = action(row, actions.size());
            whole &= Ids.check(row, action.id(), "action");
            Action earlier = actions.putIfAbsent(action.id(), action);
            whole &= earlier == null;
            if (earlier != null) {
                diagnostics.error(
                        row.at("id"),
                        "the action `" + action.id() + "` is already on line "
                                + earlier.at().line() + ".");
            }
        }
        return actions;
    }

    private Action action(TableReader.Row row, int order) {
        Kind kind = row.word("kind", Kind.words(), Kind::of).orElse(Kind.KEEP);
        Effect effect = row.word("effect", Effect.words(), Effect::of).orElse(Effect.FIXED);
        String owner = row.required("owner");
        if (!owner.isEmpty() && !OWNERS.contains(owner)) {
            row.said()
                    .error(
                            row.at("owner"),
                            "`owner` is a role: " + String.join(", ", OWNERS) + "; not `" + owner + "`.",
                            Nearest.advice(owner, OWNERS));
        }
        Double amount = row.number("amount", 0, MOST_MONEY).orElse(null);
        Double uplift = row.number("uplift", 0, 1).orElse(null);
        checkEffect(row, effect, amount, uplift);
        return new Action(
                row.required("id"),
                row.required("playbook"),
                kind,
                row.required("title"),
                effect,
                amount,
                uplift,
                row.number("likelihood", 0, 1).orElse(1.0),
                row.number("cost", 0, MOST_MONEY).orElse(0.0),
                row.whole("restDays", 0, 3660).orElse(0),
                row.text("channel"),
                owner,
                row.whole("dueDays", 0, 3660).orElse(14),
                order,
                row.at());
    }

    private void checkEffect(
            TableReader.Row row,
            Effect effect,
            @org.jspecify.annotations.Nullable Double amount,
            @org.jspecify.annotations.Nullable Double uplift) {
        if (effect == Effect.KEEP
                && uplift == null
                && row.has("uplift")
                && row.text("uplift").isEmpty()) {
            row.said()
                    .error(
                            row.at("uplift"),
                            "an action with the effect keep needs an `uplift`.",
                            "0.05 adds five points to the chance of staying.");
        }
        if (effect == Effect.SHARE && amount != null && amount > 1) {
            row.said().error(row.at("amount"), "with the effect share, `amount` is a share of the yearly fee, 0 to 1.");
        }
    }
}
