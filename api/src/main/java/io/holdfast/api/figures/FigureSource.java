package io.holdfast.api.figures;

import io.holdfast.worth.figures.PromoterScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows behind a figure: where they are, and which of them.
 *
 * @param from tables, the one of rounds as {@code s}
 * @param where conditions, each true of every row
 * @param values what stands for the names in the conditions
 * @param columns id and what else is said of each, besides what a round knows
 */
record FigureSource(String from, List<String> where, Map<String, Object> values, Columns columns) {

    private static final String THERE = "s.problem is null and " + StandingFiguresStore.THERE;
    private static final String YES = "('accepted', 'done', 'won')";
    private static final String NO = "('rejected', 'lost')";
    private static final String REPORTED = """
            exists (select 1 from outcomes o where o.client_id = p.client_id and o.action = p.action
            and coalesce(o.offer, '') = p.offer and o.on_day > :from and o.on_day <= :to and o.outcome in\s""";

    /** What is said of each row, as SQL. */
    record Columns(String id, String what, String offer, String word, String on, String amount, String before) {
        static final Columns STANDING = new Columns("s.client_id", NONE, NONE, NONE, "s.health_since", MONEY, MONEY);
        static final Columns MOVE = new Columns(
                "m.client_id", NONE, NONE, "m.part", "m.until_day", "m.after_cents / 100.0", "m.before_cents / 100.0");
        static final Columns OPEN =
                new Columns("r.client_id", "r.action", "r.offer", "r.state", "r.due_by", "r.score", MONEY);
        static final Columns PROPOSAL =
                new Columns("p.client_id", "p.action", "p.offer", "p.rule_name", "p.last_day", MONEY, MONEY);
        static final Columns OUTCOME =
                new Columns("o.client_id", "o.action", "o.offer", "o.outcome", "o.on_day", "o.amount", MONEY);
        static final Columns STATE = new Columns("c.client_id", NONE, NONE, "c.word", "c.first_day", MONEY, MONEY);
    }

    private static final String NONE = "cast(null as varchar(1))";
    private static final String MONEY = "cast(null as numeric)";

    /**
     * Of a figure.
     *
     * @param from the day after which the twelve months begin
     * @param to the day of the figures
     * @param actions of the playbook that is asked for
     * @return empty where there is no such figure
     */
    static Optional<FigureSource> of(FigureQuery query, LocalDate from, LocalDate to, List<String> actions) {
        String is = query.value("is");
        return switch (query.of()) {
            case "there" -> standing(THERE, Map.of());
            case "health" -> word("s.health", is, THERE);
            case "segment" -> word("s.segment", is, THERE).map(source -> inTier(source, query.value("tier")));
            case "tier" -> word("s.tier", is, THERE);
            case "prospects" -> standing("s.problem is null and s.status = 'prospect'", Map.of());
            case "ending" -> standing("s.problem is null and s.status = 'ending'", Map.of());
            case "red" ->
                standing(THERE + " and s.health = 'red' and (s.status is null or s.status <> 'ending')", Map.of());
            case "unreadable" -> standing("s.problem is not null", Map.of());
            case "within" ->
                query.days()
                        .flatMap(days -> standing(
                                THERE + " and s.notice_deadline >= :day and s.notice_deadline <= :last",
                                Map.of("day", to, "last", to.plusDays(days))));
            case "assumed" ->
                query.days()
                        .flatMap(days -> standing(
                                THERE + " and s.notice_assumed = true and s.notice_deadline >= :day"
                                        + " and s.notice_deadline <= :last",
                                Map.of("day", to, "last", to.plusDays(days))));
            case "moved" ->
                Optional.of(new FigureSource(
                        "book_moves m left join standings s on s.client_id = m.client_id",
                        List.of(
                                query.day("until").isPresent() ? "m.until_day = :to" : "m.until_day <= :to",
                                "m.until_day > :from",
                                "m.part in ('churn', 'contraction'" + (is.equals("less") ? ")" : ", 'expansion')")),
                        Map.of("from", from, "to", query.day("until").orElse(to)),
                        Columns.MOVE));
            case "owned", "openings" ->
                standing(
                        THERE + " and " + StandingFiguresStore.WORDS.formatted("s." + query.of()) + " like :word",
                        Map.of("word", "% " + escaped(is) + " %"));
            case "part" ->
                query.day("until")
                        .map(until -> new FigureSource(
                                "book_moves m left join standings s on s.client_id = m.client_id",
                                List.of("m.until_day = :until", "m.part = :part"),
                                Map.of("until", until, "part", is),
                                Columns.MOVE));
            case "open" ->
                Optional.of(about(
                        "r",
                        new FigureSource(
                                "open_recommendations r left join standings s on s.client_id = r.client_id",
                                List.of("r.state not in ('dismissed', 'snoozed')"),
                                Map.of(),
                                Columns.OPEN),
                        query));
            case "proposed", "heldOut" ->
                Optional.of(about(
                        "p",
                        proposals(from, to, List.of("p.held_out = " + query.of().equals("heldOut")), Map.of()),
                        query));
            case "rule" -> Optional.of(rule(query, from, to));
            case "outcome" -> Optional.of(outcome(query, from, to, actions));
            default -> Optional.empty();
        };
    }

    /** Who was in a state on a past day. */
    static FigureSource state(String what, String is, LocalDate day, HealthDay kept) {
        List<String> words = what.equals(ClientStateRows.NPS) ? answers(is) : List.of(is);
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String word : words) {
            names.add(":word" + names.size());
            values.put("word" + values.size(), word);
        }
        boolean afterwards = kept == HealthDay.AFTERWARDS;
        values.putAll(Map.of("what", what, "day", day, "afterwards", afterwards));
        return new FigureSource(
                "client_states c left join standings s on s.client_id = c.client_id",
                List.of(
                        "c.what = :what",
                        names.isEmpty() ? "1 = 0" : "c.word in (" + String.join(", ", names) + ")",
                        "c.first_day <= :day",
                        "c.last_day >= :day",
                        "c.afterwards = :afterwards",
                        kept.isListed() ? "1 = 1" : "1 = 0"),
                values,
                Columns.STATE);
    }

    /** What promoters, passives or detractors answer; whoever answered where none of them is asked for. */
    private static List<String> answers(String is) {
        return IntStream.rangeClosed(0, 10)
                .filter(one -> switch (is) {
                    case "promoters" -> PromoterScore.promotes(one);
                    case "detractors" -> PromoterScore.detracts(one);
                    case "passives" -> !PromoterScore.promotes(one) && !PromoterScore.detracts(one);
                    default -> is.isEmpty();
                })
                .mapToObj(Integer::toString)
                .toList();
    }

    private static Optional<FigureSource> standing(String where, Map<String, Object> values) {
        return Optional.of(new FigureSource("standings s", List.of(where), values, Columns.STANDING));
    }

    /** What is unknown is asked for by that word. */
    private static Optional<FigureSource> word(String column, String is, String where) {
        return is.equals(StandingGroup.UNKNOWN)
                ? standing(where + " and " + column + " is null", Map.of())
                : standing(where + " and " + column + " = :is", Map.of("is", is));
    }

    private static FigureSource inTier(FigureSource source, String tier) {
        if (tier.isEmpty()) {
            return source;
        }
        boolean unknown = tier.equals(StandingGroup.UNKNOWN);
        List<String> where = new ArrayList<>(source.where);
        where.add(unknown ? "s.tier is null" : "s.tier = :tier");
        Map<String, Object> values = new LinkedHashMap<>(source.values);
        if (!unknown) {
            values.put("tier", tier);
        }
        return new FigureSource(source.from, where, values, source.columns);
    }

    private static FigureSource proposals(
            LocalDate from, LocalDate to, List<String> where, Map<String, Object> values) {
        List<String> all = new ArrayList<>(List.of("p.last_day > :from", "p.first_day <= :to"));
        all.addAll(where);
        Map<String, Object> both = new LinkedHashMap<>(values);
        both.put("from", from);
        both.put("to", to);
        return new FigureSource(
                "proposals p left join standings s on s.client_id = p.client_id", all, both, Columns.PROPOSAL);
    }

    private static FigureSource rule(FigureQuery query, LocalDate from, LocalDate to) {
        List<String> answered = switch (query.value("answer")) {
            case "yes" -> List.of(REPORTED + YES + ")");
            case "won" -> List.of(REPORTED + "('won'))");
            case "no" -> List.of(REPORTED + NO + ")", "not " + REPORTED + YES + ")");
            default -> List.of();
        };
        List<String> where = new ArrayList<>(List.of("p.held_out = false", "p.rule_name = :rule"));
        where.addAll(answered);
        return proposals(from, to, where, Map.of("rule", query.value("is")));
    }

    private static FigureSource outcome(FigureQuery query, LocalDate from, LocalDate to, List<String> actions) {
        Map<String, Object> values = new LinkedHashMap<>(
                Map.of("from", query.days("last").map(to::minusDays).orElse(from), "to", to, "is", query.value("is")));
        List<String> where = new ArrayList<>(List.of("o.on_day > :from", "o.on_day <= :to", "o.outcome = :is"));
        if (!query.value("action").isEmpty()) {
            where.add("o.action = :action");
            values.put("action", query.value("action"));
        } else if (!query.value("playbook").isEmpty()) {
            List<String> names = new ArrayList<>();
            for (String action : actions) {
                names.add(":action" + names.size());
                values.put("action" + (names.size() - 1), action);
            }
            where.add(names.isEmpty() ? "1 = 0" : "o.action in (" + String.join(", ", names) + ")");
        }
        return new FigureSource(
                "outcomes o left join standings s on s.client_id = o.client_id", where, values, Columns.OUTCOME);
    }

    /** Narrowed to an action or a playbook, where one is named. */
    private static FigureSource about(String table, FigureSource source, FigureQuery query) {
        List<String> where = new ArrayList<>(source.where);
        Map<String, Object> values = new LinkedHashMap<>(source.values);
        for (String name : List.of("action", "playbook")) {
            if (!query.value(name).isEmpty()) {
                where.add(table + "." + name + " = :" + name);
                values.put(name, query.value(name));
            }
        }
        return new FigureSource(source.from, where, values, source.columns);
    }

    /** A word that may hold what stands for others in a pattern. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
