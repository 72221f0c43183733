package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.List;

/** Counts what was proposed and what became of it. */
final class ProposalFiguresStore {

    private static final String PROPOSED = """
            select %1$s as name, count(distinct case when held_out then null else client_id end) as proposed,
            count(distinct case when held_out then client_id end) as held_out
            from proposals where last_day > :from and first_day <= :to group by %1$s order by %1$s""";

    private static final String RULES = """
            select p.rule_name, max(p.rule_file) as rule_file, max(p.rule_line) as rule_line, count(*) as proposed,
            coalesce(sum(case when a.yes > 0 then 1 else 0 end), 0) as yes,
            coalesce(sum(case when a.yes = 0 and a.no > 0 then 1 else 0 end), 0) as no,
            coalesce(sum(a.won), 0) as won
            from proposals p left join (
            select client_id, action, coalesce(offer, '') as offer,
            sum(case when outcome in ('accepted', 'done', 'won') then 1 else 0 end) as yes,
            sum(case when outcome in ('rejected', 'lost') then 1 else 0 end) as no,
            sum(case when outcome = 'won' then amount else 0 end) as won
            from outcomes where on_day > :from and on_day <= :to group by client_id, action, coalesce(offer, '')
            ) a on a.client_id = p.client_id and a.action = p.action and a.offer = p.offer
            where p.last_day > :from and p.first_day <= :to and p.rule_name is not null and p.held_out = false
            group by p.rule_name order by p.rule_name""";

    private final Database database;

    ProposalFiguresStore(Database database) {
        this.database = database;
    }

    List<ProposedCount> byAction(LocalDate from, LocalDate to) {
        return proposed("action", from, to);
    }

    List<ProposedCount> byPlaybook(LocalDate from, LocalDate to) {
        return proposed("playbook", from, to);
    }

    List<RuleCount> byRule(LocalDate from, LocalDate to) {
        return database.with(handle -> handle.createQuery(RULES)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new RuleCount(
                        row.getString("rule_name"),
                        row.getString("rule_file"),
                        row.getInt("rule_line"),
                        row.getInt("proposed"),
                        row.getInt("yes"),
                        row.getInt("no"),
                        row.getDouble("won")))
                .list());
    }

    private List<ProposedCount> proposed(String column, LocalDate from, LocalDate to) {
        return database.with(handle -> handle.createQuery(PROPOSED.formatted(column))
                .bind("from", from)
                .bind("to", to)
                .map((row, context) ->
                        new ProposedCount(row.getString("name"), row.getInt("proposed"), row.getInt("held_out")))
                .list());
    }
}
