package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What each figure of the book says, as the sentence over its chart. */
final class BookMessages {

    private static final int FEW_ANSWERS = 5;

    private final JsonNode json;
    private final BookLens lens;

    BookMessages(JsonNode json, BookLens lens) {
        this.json = json;
        this.lens = lens;
    }

    /** The calendar month where it is one, else its last day. */
    String month(JsonNode month) {
        LocalDate from = LocalDate.parse(month.path("from").asText());
        LocalDate to = LocalDate.parse(month.path("to").asText());
        boolean calendar = from.getDayOfMonth() == 1 && to.equals(from.plusMonths(1));
        return calendar
                ? from.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + from.getYear()
                : "to " + lens.text().on(to).text();
    }

    String bucket() {
        JsonNode months = json.at("/bucket/months");
        if (months.isEmpty()) {
            return "Nothing is known of the months before";
        }
        JsonNode last = months.get(months.size() - 1);
        String when = month(last);
        int out = last.path("clientsOut").asInt();
        int in = last.path("clientsIn").asInt();
        return (out == 0 ? "No client" : clients(out)) + " left " + (when.startsWith("to ") ? "in the month " : "in ")
                + when
                + (out == 0
                        ? ""
                        : ", worth " + PageText.money(last.path("moneyOut").asDouble()) + " a month")
                + (in == 0
                        ? "; none came"
                        : "; " + PageText.number(in) + " came, worth "
                                + PageText.money(last.path("moneyIn").asDouble()) + " a month");
    }

    String health() {
        int now = red(json.path("health"));
        String said = clients(now) + (now == 1 ? " is" : " are") + " red";
        JsonNode days = json.path("healthDays");
        if (days.size() < 2) {
            return said;
        }
        JsonNode first = days.get(0);
        int change = now - red(first.path("health"));
        String since =
                lens.text().on(LocalDate.parse(first.path("day").asText())).text();
        return said + ", "
                + (change == 0
                        ? "as many as"
                        : PageText.number(Math.abs(change)) + (change > 0 ? " more than" : " fewer than"))
                + " on " + since;
    }

    String nps() {
        JsonNode nps = json.at("/bucket/nps");
        return nps.isObject()
                ? PageText.counted(nps.path("promoters").asInt(), "promoter") + " against "
                        + PageText.counted(nps.path("detractors").asInt(), "detractor") + ": the NPS is "
                        + PageText.number(Math.rint(nps.path("score").asDouble()))
                : "Nobody has answered whether they would recommend us";
    }

    String deadlines() {
        JsonNode first = json.at("/deadlines/0");
        int count = first.path("clients").asInt();
        return count == 0
                ? "Nobody can give notice within 30 days"
                : clients(count) + " can give notice within 30 days: "
                        + PageText.money(first.path("monthlyMoney").asDouble()) + " a month at stake";
    }

    String segments() {
        JsonNode first = json.at("/segments/0");
        double all = json.at("/clients/stillToCome").asDouble();
        return first.isMissingNode() || all <= 0
                ? "No money is still to come"
                : PageText.percent(first.path("stillToCome").asDouble() / all)
                        + " of the money still to come is in the segment "
                        + first.path("segment").asText();
    }

    String pipeline() {
        JsonNode one = json.path("pipeline");
        int leaving = one.path("ending").asInt() + one.path("red").asInt();
        return PageText.counted(one.path("prospects").asInt(), "prospect") + " in the pipeline against "
                + clients(leaving) + " expected to leave";
    }

    String playbooks() {
        return best("playbooks", "wonMoney")
                .map(one -> "The playbook " + one.path("playbook").asText() + " won most: "
                        + PageText.money(one.path("wonMoney").asDouble()) + " in twelve months")
                .orElse("Nothing was reported as won yet");
    }

    String actions() {
        return best("actions", "openScore")
                .map(one -> one.path("title").asText() + " promises most of what is open: "
                        + PageText.money(one.path("openScore").asDouble()))
                .orElse("No recommendation is open");
    }

    String services() {
        return best("services", "openings")
                .map(one -> one.path("name").asText() + " has most room: an opening for "
                        + clients(one.path("openings").asInt()))
                .orElse("No service has an opening");
    }

    String rules() {
        List<JsonNode> answered = rulesByLow().stream()
                .filter(one -> one.path("yes").asInt() + one.path("no").asInt() >= FEW_ANSWERS)
                .toList();
        if (answered.isEmpty()) {
            return "No rule has had " + FEW_ANSWERS + " answers yet";
        }
        JsonNode best = answered.get(0);
        JsonNode worst = answered.stream()
                .min(Comparator.comparingDouble(one -> one.path("high").asDouble()))
                .orElse(best);
        return "Best rule: " + told(best) + (worst.equals(best) ? "" : "; worst: " + told(worst));
    }

    /** Rules with answers first, the surest best one on top. */
    List<JsonNode> rulesByLow() {
        List<JsonNode> rules = new ArrayList<>();
        json.path("rules").forEach(rules::add);
        rules.sort(Comparator.comparingDouble((JsonNode one) -> -one.path("low").asDouble(-1))
                .thenComparing(one -> one.path("rule").asText()));
        return rules;
    }

    private String told(JsonNode rule) {
        return RuleWords.name(rule.path("rule").asText(), rule.path("file").asText()) + ", "
                + PageText.percent(rule.path("low").asDouble()) + " to "
                + PageText.percent(rule.path("high").asDouble()) + " accepted ("
                + PageText.counted(rule.path("yes").asInt() + rule.path("no").asInt(), "answer") + ")";
    }

    private Optional<JsonNode> best(String of, String by) {
        return StreamSupport.stream(json.path(of).spliterator(), false)
                .filter(one -> one.path(by).asDouble() > 0)
                .max(Comparator.comparingDouble(one -> one.path(by).asDouble()));
    }

    private static int red(JsonNode health) {
        for (JsonNode one : health) {
            if (one.path("health").asText().equals("red")) {
                return one.path("clients").asInt();
            }
        }
        return 0;
    }

    private static String clients(int count) {
        return PageText.counted(count, "client");
    }
}
