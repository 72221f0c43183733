package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.outcomes.Reporting;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.queue.QueueEntry;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.reviews.Reviewing;
import io.holdfast.api.reviews.Reviewing.Said;
import io.holdfast.client.FactProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does with recommendations what was asked for, each on its own, and tells what became of it. */
final class ReviewDesk {

    private static final int NAMED = 3;
    private static final int MOST = 500;

    private final QueueStore queue;
    private final Reviewing reviewing;
    private final Reporting reporting;
    private final Consumer<List<String>> again;

    /**
     * @param again told of clients whose facts are others now
     */
    ReviewDesk(QueueStore queue, Reviewing reviewing, Reporting reporting, Consumer<List<String>> again) {
        this.queue = queue;
        this.reviewing = reviewing;
        this.reporting = reporting;
        this.again = again;
    }

    /**
     * What became of it.
     *
     * @param status of the answer: 200, 409 when somebody else was faster, 422 when something was wrong
     * @param undo what takes it back; empty where nothing was done or it cannot be taken back
     * @param kept what is ticked from now on: what nothing was done with
     */
    record Done(int status, String said, List<String> wrong, List<Pick> undo, List<Pick> kept) {}

    Done act(ReviewForm form, String actor, Visit visit, BookLens lens) {
        Optional<ReviewDeed> deed = ReviewDeed.of(form.deed());
        List<Pick> picks = form.picks().stream()
                .flatMap(text -> Pick.read(text).stream())
                .distinct()
                .toList();
        if (deed.isEmpty()) {
            return refused("Nothing was done: say what to do, with one of the buttons.", picks);
        }
        if (picks.isEmpty()) {
            return refused("Nothing was done: tick what it is to be done with first.", picks);
        }
        if (picks.size() > MOST) {
            return refused("Nothing was done: at most " + MOST + " at once, not " + picks.size() + ".", List.of());
        }
        return act(deed.get(), picks, form, actor, visit, lens);
    }

    private static Done refused(String why, List<Pick> picks) {
        return new Done(422, "", List.of(why), List.of(), picks);
    }

    private Done act(ReviewDeed deed, List<Pick> picks, ReviewForm form, String actor, Visit visit, BookLens lens) {
        Tally tally = new Tally();
        for (Pick pick : picks) {
            Optional<QueueEntry> entry = queue.find(pick.key(), visit.asOf());
            if (entry.isEmpty()) {
                tally.wrong(
                        "no longer in the queue: the client was erased, or it is not recommended any more.",
                        name(pick, Optional.empty(), lens));
            } else if (deed.isOutcome()) {
                report(deed, pick, entry.get(), form, actor, visit, lens, tally);
            } else {
                review(deed, pick, entry.get(), form, actor, visit, lens, tally);
            }
        }
        if (deed.isOutcome() && !tally.done.isEmpty()) {
            again.accept(tally.done.stream()
                    .map(one -> one.key().clientId())
                    .distinct()
                    .toList());
        }
        String said = tally.done.isEmpty() ? "" : deed.past() + " " + brief(tally.names) + after(deed, form, visit);
        boolean undone = deed == ReviewDeed.REOPEN || deed.isOutcome();
        return new Done(
                tally.wrong.isEmpty() ? 200 : tally.overtaken ? 409 : 422,
                said,
                tally.words(),
                undone ? List.of() : tally.done,
                tally.kept);
    }

    private void review(
            ReviewDeed deed,
            Pick pick,
            QueueEntry entry,
            ReviewForm form,
            String actor,
            Visit visit,
            BookLens lens,
            Tally tally) {
        ObjectNode json = subject(pick);
        json.put("verdict", deed.word());
        json.put("version", pick.version());
        switch (deed) {
            case ASSIGN -> put(json, "to", form.to());
            case SNOOZE -> put(json, "until", form.until());
            case DISMISS -> put(json, "reason", form.reason());
            default -> {}
        }
        String name = name(pick, Optional.of(entry), lens);
        try {
            Said said = reviewing.say(json, actor);
            if (said instanceof Said.Kept kept) {
                tally.done(
                        pick,
                        kept.state()
                                .map(state -> state.path("version").asLong())
                                .orElse(0L),
                        name);
            } else {
                Said.Overtaken overtaken = (Said.Overtaken) said;
                tally.overtaken(
                        overtaken
                                .last()
                                .map(last -> told(last, actor, visit))
                                .orElse("somebody else was faster. Look at it again."),
                        name,
                        new Pick(
                                pick.key(),
                                overtaken
                                        .state()
                                        .map(state -> state.path("version").asLong())
                                        .orElse(0L)));
            }
        } catch (ProblemException problem) {
            tally.refused(words(problem.problem()), name, pick);
        }
    }

    private void report(
            ReviewDeed deed,
            Pick pick,
            QueueEntry entry,
            ReviewForm form,
            String actor,
            Visit visit,
            BookLens lens,
            Tally tally) {
        String name = name(pick, Optional.of(entry), lens);
        ObjectNode json = subject(pick);
        json.put("outcome", deed.word());
        if (visit.asOf().isBefore(visit.today())) {
            json.put("on", visit.asOf().toString());
        }
        if (deed == ReviewDeed.LOST) {
            put(json, "reason", form.reason());
        }
        String amount = form.amount().replace(",", "").strip();
        if (deed == ReviewDeed.WON && !amount.isEmpty()) {
            if (!amount.matches("\\d{1,15}(\\.\\d{1,4})?")) {
                tally.refused("“" + form.amount() + "” is no amount of money, like 1200 or 99.50.", name, pick);
                return;
            }
            json.put("amount", new BigDecimal(amount));
        }
        try {
            reporting.report(json, Optional.empty(), actor);
            tally.done(pick, pick.version(), name);
        } catch (ProblemException problem) {
            tally.refused(words(problem.problem()), name, pick);
        }
    }

    private static ObjectNode subject(Pick pick) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clientId", pick.key().clientId());
        json.put("action", pick.key().action());
        put(json, "offer", pick.key().offer());
        return json;
    }

    private static void put(ObjectNode json, String key, String text) {
        if (!text.isBlank()) {
            json.put(key, text.strip());
        }
    }

    /** As people say it: the marks around a field's name are for programs. */
    private static String words(Problem problem) {
        String words = problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(FactProblem::message).collect(Collectors.joining("; ")) + ".";
        return words.replace("`", "");
    }

    /** Who did what in between, with the reason they gave. */
    private static String told(JsonNode last, String actor, Visit visit) {
        String by = last.path("by").asText();
        String until = last.path("until").asText();
        String to = last.path("to").asText();
        String reason = last.path("reason").asText();
        Duration since = Duration.between(Instant.parse(last.path("at").asText()), visit.now());
        return (by.equals(actor) ? "you" : DraftHead.person(by)) + " "
                + last.path("verdict").asText() + " it"
                + (to.isEmpty() ? "" : " to " + to)
                + (until.isEmpty() ? "" : " until " + PageText.full(LocalDate.parse(until)))
                + " " + ago(since)
                + (reason.isEmpty() ? "." : ": “" + reason + "”.")
                + " Nothing was overwritten. It is still ticked: do it again to have it your way.";
    }

    private static String ago(Duration since) {
        return since.toMinutes() < 1 ? "just now" : PageText.age(since).substring("for ".length()) + " ago";
    }

    private static String name(Pick pick, Optional<QueueEntry> entry, BookLens lens) {
        String offer = pick.key().offer();
        return entry.flatMap(QueueEntry::clientName).orElse(pick.key().clientId()) + ", "
                + lens.about(lens.action(pick.key().action()), offer.isEmpty() ? null : offer);
    }

    private static String brief(List<String> names) {
        if (names.size() == 1) {
            return names.get(0) + ".";
        }
        return PageText.counted(names.size(), "recommendation") + ".";
    }

    private static String after(ReviewDeed deed, ReviewForm form, Visit visit) {
        return switch (deed) {
            case ASSIGN -> " It is " + form.to().strip() + "’s from now on.";
            case SNOOZE ->
                " It comes back on "
                        + PageText.full(LocalDate.parse(form.until().strip())) + ".";
            case DONE, WON, LOST ->
                (visit.asOf().isBefore(visit.today()) ? " It happened on " + PageText.full(visit.asOf()) + "." : "")
                        + " It counts from the next decision on, which has been made already.";
            default -> "";
        };
    }

    /** What became of each, gathered. */
    private static final class Tally {
        private final List<Pick> done = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Pick> kept = new ArrayList<>();
        private final Map<String, List<String>> wrong = new LinkedHashMap<>();
        private boolean overtaken;

        void done(Pick pick, long version, String name) {
            done.add(new Pick(pick.key(), version));
            names.add(name);
        }

        void wrong(String why, String name) {
            wrong.computeIfAbsent(why, one -> new ArrayList<>()).add(name);
        }

        void refused(String why, String name, Pick pick) {
            wrong(why, name);
            kept.add(pick);
        }

        void overtaken(String why, String name, Pick now) {
            overtaken = true;
            wrong(why, name);
            kept.add(now);
        }

        /** The same fault of many is said once. */
        List<String> words() {
            return wrong.entrySet().stream()
                    .map(one -> names(one.getValue()) + ": " + one.getKey())
                    .toList();
        }

        private static String names(List<String> names) {
            return names.size() <= NAMED
                    ? String.join("; ", names)
                    : String.join("; ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
        }
    }
}
