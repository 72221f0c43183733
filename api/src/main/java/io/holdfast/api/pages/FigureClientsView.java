package io.holdfast.api.pages;

import io.holdfast.api.figures.FigureClient;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.figures.FigureQuery;
import io.holdfast.api.figures.HealthDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clients behind a figure as a page shows them.
 *
 * @param csv the whole list as a file; empty where nobody knows who was counted
 * @param queue where something can be done about them; empty where the queue knows no such filter
 * @param note what must be known to read the list; empty where there is nothing
 * @param columns what is said of each beside name, health and money; empty names are left out
 */
public record FigureClientsView(
        String count,
        String currency,
        String queue,
        String note,
        List<String> columns,
        List<Row> rows,
        Pages pages,
        String csv) {

    static final int ON_A_PAGE = 50;

    private static final String NOT_OF_THE_DAY =
            "These are the clients as the last round left them. The figure of a day that is over is as it was kept, and whom"
                    + " it counted is not known, so the two may differ.";
    private static final String MOVED_SINCE =
            "Whose money moved is kept for the months back from the last day alone, so clients may be missing here.";
    private static final Set<String> NUMBERS = Set.of("a month before", "a month after", "score", "amount", "answer");
    private static final List<String> MOVES = List.of("new", "expansion", "reactivation", "contraction", "churn");

    public FigureClientsView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One client, or one report about them. */
    public record Row(
            String name,
            String id,
            String href,
            HealthMark health,
            String segment,
            String tier,
            String fee,
            String residual,
            List<String> more) {}

    /** Where the other pages are. */
    public record Pages(long page, long all, String previous, String next) {}

    /** Whether a column holds numbers, which stand under each other. */
    public boolean number(String column) {
        return NUMBERS.contains(column);
    }

    static FigureClientsView of(
            FigureQuery query,
            FigureClients.Part part,
            Optional<HealthDay> past,
            boolean over,
            long page,
            BookLens lens,
            Visit visit) {
        List<Row> rows = part.rows().stream()
                .map(one -> new Row(
                        name(one),
                        one.id(),
                        visit.href(ClientPaths.client(one.id())),
                        HealthMark.of(known(one.health())),
                        known(one.segment()),
                        known(one.tier()),
                        money(one.monthlyFee()),
                        money(one.residual()),
                        more(query, one, lens)))
                .toList();
        long all = Math.max(1, (part.total() + ON_A_PAGE - 1) / ON_A_PAGE);
        boolean listed = past.map(HealthDay::isListed).orElse(true);
        String base = "/book/clients?" + parameters(query);
        return new FigureClientsView(
                listed ? PageText.counted(part.total(), counts(query)) : "Who they were is not known",
                lens.currency(),
                queue(query).isEmpty() ? "" : visit.href(queue(query)),
                past.map(kept -> note(query, kept)).orElse(over ? ofDayThatIsOver(query) : ""),
                columns(query),
                rows,
                new Pages(
                        page,
                        all,
                        page > 1 ? visit.href(base + "&page=" + (page - 1)) : "",
                        page < all ? visit.href(base + "&page=" + (page + 1)) : ""),
                listed ? visit.href("/book/csv/clients?" + parameters(query)) : "");
    }

    /** Header of the exported file. */
    static List<String> header(FigureQuery query) {
        List<String> all = new ArrayList<>(
                List.of("client", "name", "health", "segment", "tier", "monthly money", "still to come"));
        all.addAll(columns(query));
        return all;
    }

    static List<Object> exported(FigureQuery query, FigureClient one, BookLens lens) {
        List<Object> all = new ArrayList<>(List.of(
                one.id(),
                text(one.name()),
                text(one.health()),
                text(one.segment()),
                text(one.tier()),
                cell(one.monthlyFee()),
                cell(one.residual())));
        switch (query.of()) {
            case "part" -> all.addAll(List.of(cell(one.before()), cell(one.amount())));
            case "moved" ->
                all.addAll(List.of(text(one.word()), text(one.on()), cell(one.before()), cell(one.amount())));
            case "open" -> all.addAll(List.of(action(one, lens), text(one.word()), text(one.on()), cell(one.amount())));
            case "proposed", "heldOut", "rule" ->
                all.addAll(List.of(action(one, lens), text(one.word()), text(one.on())));
            case "outcome" -> all.addAll(List.of(action(one, lens), text(one.on()), cell(one.amount())));
            default ->
                all.addAll(
                        query.isPast()
                                ? List.of(text(one.word()))
                                : List.of(text(one.noticeDeadline()), text(one.on())));
        }
        return all;
    }

    static String parameters(FigureQuery query) {
        StringBuilder text = new StringBuilder("of=").append(FigurePaths.encoded(query.of()));
        query.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> text.append('&')
                        .append(FigurePaths.encoded(one.getKey()))
                        .append('=')
                        .append(FigurePaths.encoded(one.getValue())));
        return text.toString();
    }

    /** What the list holds, as its title. */
    static String title(FigureQuery query, BookLens lens) {
        String is = query.value("is");
        String about = !query.value("action").isEmpty()
                ? lens.action(query.value("action"))
                : query.value("playbook").isEmpty() ? "anything" : "the playbook " + query.value("playbook");
        return switch (query.of()) {
            case "health" ->
                query.isPast()
                        ? "Clients whose health was " + is + " on " + pastDay(query)
                        : "Clients whose health is " + is;
            case "nps" -> answered(is) + ", as of " + pastDay(query);
            case "segment" ->
                "Clients of the segment " + is + (query.value("tier").isEmpty() ? "" : ", tier " + query.value("tier"));
            case "tier" -> "Clients of the tier " + is;
            case "within" -> "Clients who can give notice within " + is + " days";
            case "assumed" -> "Clients who can give notice within " + is + " days, their notice period assumed";
            case "moved" ->
                (is.equals("less") ? "Clients who left or pay less" : "Clients who left, pay less or pay more")
                        + query.day("until")
                                .map(until -> ", month to " + until)
                                .orElse(is.equals("less") ? " than twelve months ago" : ", month by month");
            case "prospects" -> "Prospects";
            case "ending" -> "Clients who are ending";
            case "red" -> "Red clients who are not ending";
            case "unreadable" -> "Clients whose facts cannot be read";
            case "owned" -> "Clients who have " + lens.offer(is);
            case "openings" -> "Clients for whom " + lens.offer(is) + " is an opening";
            case "part" -> (MOVES.contains(is) ? word(is) : is) + ", month to " + query.value("until");
            case "open" -> "Open: " + about;
            case "proposed" -> "Proposed: " + about;
            case "heldOut" ->
                about.equals("anything")
                        ? "What was not proposed, because the client is held out"
                        : "Held out from " + about;
            case "outcome" ->
                "Reported as " + is + ": " + about
                        + query.days("last")
                                .map(days -> ", last " + PageText.counted(days, "day"))
                                .orElse("");
            case "rule" ->
                "Proposed first by " + lens.rules().named(is).name()
                        + (query.value("answer").isEmpty() ? "" : ", answer " + query.value("answer"));
            default -> "Clients";
        };
    }

    private static String answered(String is) {
        return switch (is) {
            case "promoters" -> "Promoters, who answered 9 or 10";
            case "passives" -> "Passives, who answered 7 or 8";
            case "detractors" -> "Detractors, who answered 0 to 6";
            default -> "Clients who answered";
        };
    }

    private static String pastDay(FigureQuery query) {
        return query.day("day").map(PageText::full).orElse("");
    }

    private static String ofDayThatIsOver(FigureQuery query) {
        if (query.of().equals("moved") || query.of().equals("part")) {
            return MOVED_SINCE;
        }
        return query.isOfLastRound() ? NOT_OF_THE_DAY : "";
    }

    /** Why a list of a past day is as it is. */
    private static String note(FigureQuery query, HealthDay kept) {
        String day = pastDay(query);
        boolean nps = query.of().equals("nps");
        String now = " Their names, segments, money and health beside it are of the last round; who was erased since is"
                + " missing.";
        return switch (kept) {
            case NOTHING -> "No " + (nps ? "answers were" : "health was") + " kept of " + day + ".";
            case SUMS ->
                "Of " + day + " only the sums were kept: who " + (nps ? "answered what" : "had which health")
                        + " is known of later days only.";
            case CLIENTS ->
                "Who was there and had " + (nps ? "answered so" : "this health") + " when the figures of " + day
                        + " were kept." + now;
            case AFTERWARDS ->
                nps
                        ? "No answers were kept of " + day + "."
                        : "No round saw " + day
                                + ": it was decided afterwards, by today's rules and the facts that held then." + now;
        };
    }

    private static String word(String part) {
        return switch (part) {
            case "new" -> "Clients who came";
            case "churn" -> "Clients who left";
            case "expansion" -> "Clients who pay more";
            case "contraction" -> "Clients who pay less";
            default -> "Clients who came back";
        };
    }

    /** What a row is. */
    private static String counts(FigureQuery query) {
        return switch (query.of()) {
            case "outcome" -> "report";
            case "open" -> "recommendation";
            case "moved" -> "change";
            case "proposed", "heldOut", "rule" -> "proposal";
            default -> "client";
        };
    }

    private static List<String> columns(FigureQuery query) {
        return switch (query.of()) {
            case "part" -> List.of("a month before", "a month after");
            case "moved" -> List.of("what", "month to", "a month before", "a month after");
            case "open" -> List.of("action", "state", "due", "score");
            case "proposed", "heldOut", "rule" -> List.of("action", "rule", "last proposed");
            case "outcome" -> List.of("action", "on", "amount");
            default ->
                query.isPast()
                        ? List.of(query.of().equals("nps") ? "answer" : "health then")
                        : List.of("notice deadline", "health since");
        };
    }

    private static List<String> more(FigureQuery query, FigureClient one, BookLens lens) {
        return switch (query.of()) {
            case "part" -> List.of(money(one.before()), money(one.amount()));
            case "moved" -> List.of(moved(one), day(one.on(), lens), money(one.before()), money(one.amount()));
            case "open" -> List.of(action(one, lens), known(one.word()), day(one.on(), lens), money(one.amount()));
            case "proposed", "heldOut", "rule" -> List.of(action(one, lens), rule(one, lens), day(one.on(), lens));
            case "outcome" -> List.of(action(one, lens), day(one.on(), lens), money(one.amount()));
            default ->
                query.isPast()
                        ? List.of(known(one.word()))
                        : List.of(day(one.noticeDeadline(), lens), day(one.on(), lens));
        };
    }

    private static String rule(FigureClient one, BookLens lens) {
        String rule = one.word();
        return rule == null ? PageText.UNKNOWN : lens.rules().named(rule).name();
    }

    private static String moved(FigureClient one) {
        return switch (known(one.word())) {
            case "churn" -> "left";
            case "contraction" -> "pays less";
            case "expansion" -> "pays more";
            default -> known(one.word());
        };
    }

    /** Where managers do something about them; empty where the queue knows no such filter. */
    private static String queue(FigureQuery query) {
        String is = FigurePaths.encoded(query.value("is"));
        if (query.isPast()) {
            return "";
        }
        return switch (query.of()) {
            case "health", "segment", "tier" -> "/review?" + query.of() + "=" + is;
            case "red" -> "/review?health=red";
            case "open", "proposed", "outcome" -> {
                String part = query.value("action").isEmpty() ? "playbook" : "action";
                yield query.value(part).isEmpty()
                        ? ""
                        : "/review?" + part + "=" + FigurePaths.encoded(query.value(part)) + "&state=current";
            }
            default -> "";
        };
    }

    private static String action(FigureClient one, BookLens lens) {
        String offer = one.offer();
        return lens.about(lens.action(text(one.what())), offer == null || offer.isEmpty() ? null : offer);
    }

    private static String name(FigureClient one) {
        String name = one.name();
        return name == null || name.isBlank() ? one.id() : name;
    }

    private static String day(@Nullable LocalDate day, BookLens lens) {
        return day == null ? PageText.UNKNOWN : lens.text().on(day).text();
    }

    private static String money(@Nullable Double amount) {
        return amount == null ? PageText.UNKNOWN : PageText.money(amount);
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : PageText.money(amount.doubleValue());
    }

    private static String known(@Nullable String text) {
        return Optional.ofNullable(text).orElse(PageText.UNKNOWN);
    }

    private static Object cell(@Nullable Number value) {
        return value == null ? "" : value;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
