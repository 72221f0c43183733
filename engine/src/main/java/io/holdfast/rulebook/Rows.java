package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of one decision table, a row each. */
record Rows(String table, List<RuleLogic> rules) {

    private static final Pattern NAME = Pattern.compile("(.*)_\\d+");

    Rows {
        rules = List.copyOf(rules);
    }

    /** The tables of a book; rows that were given names of their own belong to none. */
    static List<Rows> of(BookLogic book) {
        Map<String, List<RuleLogic>> tables = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Rule rule : book.all()) {
            String file = rule.at().file();
            Matcher name = NAME.matcher(rule.name());
            if ((file.endsWith(".csv") || file.endsWith(".xlsx")) && name.matches()) {
                String key = file + "\n" + name.group(1);
                names.put(key, name.group(1));
                tables.computeIfAbsent(key, any -> new ArrayList<>()).add(book.logic(rule));
            }
        }
        List<Rows> all = new ArrayList<>();
        tables.forEach((key, rules) -> all.add(new Rows(names.getOrDefault(key, ""), rules)));
        return all;
    }

    /** The rows by what they speak of: a signal, an action and offer, or what they hold back. */
    Map<Object, List<RuleLogic>> bySubject() {
        Map<Object, List<RuleLogic>> subjects = new LinkedHashMap<>();
        for (RuleLogic rule : rules) {
            if (rule.rule().validity().enabled() && rule.rule().then().size() == 1) {
                subjects.computeIfAbsent(Saids.subject(rule.rule().then().get(0), rule), any -> new ArrayList<>())
                        .add(rule);
            }
        }
        return subjects;
    }
}
