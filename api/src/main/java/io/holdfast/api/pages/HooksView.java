package io.holdfast.api.pages;

import io.holdfast.api.webhooks.Hooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where events are sent, to be added, paused and taken away.
 *
 * @param added the target just added, with its secret, to be shown this once
 * @param form what was typed into the form for a target
 * @param events every event there is
 * @param said what was just done; empty where nothing was
 */
public record HooksView(List<One> all, @Nullable Fresh added, Form form, List<String> events, String said) {

    private static final int SHOWN = 10;
    private static final Map<String, String> STATES =
            Map.of("sent", "taken", "dead", "given up", "waiting", "to be tried again");
    private static final int DEAD_SHOWN = 20;
    private static final String PREFIX = "recommendation.";

    /** A target just added. */
    public record Fresh(String url, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Fresh[" + url + "]";
        }
    }

    /** What was typed, and what is wrong with it. */
    public record Form(String url, List<String> events, List<String> problems) {

        static final Form EMPTY = new Form("", Hooks.events(), List.of());

        public boolean wants(String event) {
            return events.contains(event);
        }
    }

    /**
     * A target.
     *
     * @param tone of its state: {@code red} where it does not take what is sent
     */
    public record One(
            String id,
            String url,
            String wants,
            Day created,
            String createdBy,
            String state,
            String tone,
            boolean paused,
            String waiting,
            long dead,
            List<Delivery> last,
            List<Delivery> refused) {}

    /** What became of an event. */
    public record Delivery(
            String event, String client, String href, String state, String tries, String answer, Day on, String at) {}

    static HooksView of(Hooks hooks, Instant now, @Nullable Fresh added, Form form, String said, Visit visit) {
        PageText text = new PageText(day(now), "");
        return new HooksView(
                hooks.all().stream()
                        .map(one -> one(one, hooks, now, text, visit))
                        .toList(),
                added,
                form,
                Hooks.events(),
                said);
    }

    /** An event's word without what all of them begin with. */
    public String word(String event) {
        return shortly(event);
    }

    private static One one(Hooks.Hook hook, Hooks hooks, Instant now, PageText text, Visit visit) {
        boolean failing = hook.failures() > 0;
        String state = hook.paused().isPresent()
                ? "paused"
                : failing
                        ? PageText.counted(hook.failures(), "failure") + " in a row, next try " + soon(hook.next(), now)
                        : "ready";
        return new One(
                hook.id(),
                hook.url(),
                hook.events().size() == Hooks.events().size()
                        ? "all events"
                        : String.join(
                                ", ",
                                hook.events().stream().map(HooksView::shortly).toList()),
                text.on(day(hook.created())),
                DraftHead.person(hook.createdBy()),
                state,
                failing && hook.paused().isEmpty() ? "red" : "",
                hook.paused().isPresent(),
                PageText.number((double) hook.waiting()),
                hook.dead(),
                deliveries(hooks.last(hook.id(), SHOWN), text, visit),
                hook.dead() == 0 ? List.of() : deliveries(hooks.dead(hook.id(), DEAD_SHOWN), text, visit));
    }

    private static List<Delivery> deliveries(List<Hooks.Delivery> all, PageText text, Visit visit) {
        return all.stream()
                .map(one -> new Delivery(
                        shortly(one.event()),
                        one.clientId(),
                        visit.href(ClientPaths.client(one.clientId())),
                        STATES.getOrDefault(one.state(), one.state()),
                        one.tries() == 1 ? "1 try" : PageText.number((double) one.tries()) + " tries",
                        one.answer(),
                        text.on(day(one.at())),
                        one.at().toString().substring(11, 19)))
                .toList();
    }

    private static String soon(Instant next, Instant now) {
        long seconds = next.getEpochSecond() - now.getEpochSecond();
        return seconds <= 0
                ? "now"
                : seconds < 90
                        ? "in " + PageText.counted(seconds, "second")
                        : "in " + PageText.counted(seconds / 60, "minute");
    }

    private static String shortly(String event) {
        return event.startsWith(PREFIX) ? event.substring(PREFIX.length()) : event;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
