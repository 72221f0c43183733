package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.drafts.ImpactTask;
import io.holdfast.rulebook.Rewording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a draft changes for the client book: not asked yet, under way, or known.
 *
 * @param asOf the day that is looked at next
 * @param ready whether the draft can be compared, having no mistakes
 * @param clients whether anybody is stored, to compare it for
 */
public record ImpactPanel(
        String asOf,
        boolean ready,
        boolean clients,
        @Nullable Run run) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How many clients are shown; the others are counted, and lie in the JSON. */
    static final int MOST_CLIENTS = 50;

    /**
     * A comparison.
     *
     * @param share how far it is, 0 to 100
     * @param stopping whether it is being cancelled
     * @param stale whether the draft, or what decides, is another by now
     */
    public record Run(
            String id,
            String state,
            boolean over,
            boolean stopping,
            boolean stale,
            String says,
            long share,
            @Nullable Sums sums) {}

    /** What came of it. */
    public record Sums(
            String sentence,
            String currency,
            List<Edit> edits,
            List<Flow> flow,
            List<Line> actions,
            List<Line> playbooks,
            List<Line> segments,
            List<Client> clients,
            String more) {}

    /** An edit and whom it touches. */
    public record Edit(String name, String what, List<WordDiff> words, String clients) {}

    /**
     * From one first action to another.
     *
     * @param share of the most frequent step, 0 to 100
     */
    public record Flow(String from, String to, String clients, long share) {}

    /** Sums of an action, playbook or segment. */
    public record Line(String name, String recommended, String heldBack, String moved) {}

    /** A client whose answer is another. */
    public record Client(String id, String name, String first, String moved) {}

    /**
     * @param titles what actions are called; those without a title go by their id
     */
    static Run run(ImpactTask task, boolean stale, MostMoved clients, String currency, Map<String, String> titles) {
        long share = task.total() == 0 ? 0 : Math.min(100, 100 * task.decided() / task.total());
        String says = switch (task.state()) {
            case WAITING -> "Another comparison is running; this one is next.";
            case RUNNING -> far(task) + " decided under both.";
            case DONE ->
                "Every client was decided under both, as of "
                        + PageText.full(task.asOf()) + "."
                        + (task.bad() == 0 ? "" : " " + PageText.counted(task.bad(), "client") + " could not be read.");
            case CANCELLED ->
                "It was cancelled"
                        + (task.decided() == 0 ? "." : " after " + far(task) + ".")
                        + " Nothing of it is kept.";
            case FAILED -> task.problem().orElse("It failed.");
            case LOST -> "The service that compared ended before it was done. Compare again.";
        };
        return new Run(
                task.id().toString(),
                task.state().word(),
                task.state().isOver(),
                task.stopping(),
                stale,
                task.stopping() ? "It is being cancelled." : says,
                share,
                task.summary()
                        .map(summary -> sums(summary, clients, currency, titles))
                        .orElse(null));
    }

    private static String far(ImpactTask task) {
        return task.total() == 0
                ? PageText.counted(task.decided(), "client")
                : PageText.number((double) task.decided()) + " of " + PageText.counted(task.total(), "client");
    }

    /** What publishing will do, from the last comparison. */
    static String effect(String summary) {
        JsonNode all = read(summary);
        return "It decides for every client from then on: " + answers(all) + ".";
    }

    private static String answers(JsonNode all) {
        long changed = all.path("changed").asLong();
        return PageText.number((double) changed) + " of "
                + PageText.counted(all.path("clients").asLong(), "client")
                + (changed == 1 ? " gets another answer, " : " get another answer, ")
                + PageText.number((double) all.path("newFirst").asLong()) + " another first action";
    }

    private static Sums sums(String summary, MostMoved clients, String currency, Map<String, String> titles) {
        JsonNode all = read(summary);
        String sentence = answers(all) + ". Worth moved: "
                + PageText.delta(all.path("all").path("moved").asDouble()) + " " + currency + ".";
        return new Sums(
                sentence,
                currency,
                each(all.path("edits")).map(ImpactPanel::edit).toList(),
                flow(all.path("flow"), titles),
                lines(all.path("byAction"), titles),
                lines(all.path("byPlaybook"), Map.of()),
                lines(all.path("bySegment"), Map.of()),
                clients.clients().stream().map(one -> client(one, titles)).toList(),
                clients.others() > 0
                        ? PageText.counted(clients.others(), "more client") + " whose answer is another"
                        : "");
    }

    private static Edit edit(JsonNode touch) {
        JsonNode edit = touch.path("edit");
        List<WordDiff> words = new ArrayList<>();
        edit.path("words")
                .forEach(one -> words.add(WordDiff.of(new Rewording(
                        one.path("before").asText(), one.path("after").asText()))));
        return new Edit(
                RuleWords.name(edit.path("name").asText(), edit.path("file").asText()),
                edit.path("subject").asText() + " " + edit.path("how").asText(),
                words,
                PageText.counted(touch.path("clients").asLong(), "client"));
    }

    private static List<Flow> flow(JsonNode all, Map<String, String> titles) {
        List<JsonNode> moved = each(all)
                .filter(one -> !one.path("from").asText().equals(one.path("to").asText()))
                .toList();
        long most = moved.stream()
                .mapToLong(one -> one.path("clients").asLong())
                .max()
                .orElse(1);
        return moved.stream()
                .map(one -> new Flow(
                        named(one.path("from").asText(), titles),
                        named(one.path("to").asText(), titles),
                        PageText.number((double) one.path("clients").asLong()),
                        Math.max(1, 100 * one.path("clients").asLong() / most)))
                .toList();
    }

    private static List<Line> lines(JsonNode all, Map<String, String> titles) {
        return each(all)
                .filter(one -> one.path("recommendedBefore").asInt()
                                != one.path("recommendedAfter").asInt()
                        || one.path("heldBackBefore").asInt()
                                != one.path("heldBackAfter").asInt()
                        || one.path("moved").asDouble() != 0)
                .map(one -> new Line(
                        titles.getOrDefault(
                                one.path("name").asText(), one.path("name").asText()),
                        step(one, "recommended"),
                        step(one, "heldBack"),
                        PageText.delta(one.path("moved").asDouble())))
                .toList();
    }

    private static String step(JsonNode one, String figure) {
        int before = one.path(figure + "Before").asInt();
        int after = one.path(figure + "After").asInt();
        return before == after ? PageText.number(after) : PageText.number(before) + " → " + PageText.number(after);
    }

    private static Client client(JsonNode one, Map<String, String> titles) {
        String before = named(one.path("before").path("first").asText(""), titles);
        String after = named(one.path("after").path("first").asText(""), titles);
        String id = one.path("clientId").asText();
        return new Client(
                id,
                one.path("name").isTextual() ? one.path("name").asText() : id,
                before.equals(after) ? after : before + " → " + after,
                PageText.delta(MostMoved.moved(one)));
    }

    private static String named(String action, Map<String, String> titles) {
        if (action.isEmpty() || action.equals("null")) {
            return "nothing";
        }
        int colon = action.indexOf(':');
        String id = colon < 0 ? action : action.substring(0, colon);
        return titles.getOrDefault(id, id) + (colon < 0 ? "" : ": " + action.substring(colon + 1));
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What an impact found is kept as JSON.", impossible);
        }
    }
}
