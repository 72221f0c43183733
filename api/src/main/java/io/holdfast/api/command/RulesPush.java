package io.holdfast.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a folder to the service. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes the folder's content a draft on what decides, put up for review; prints the draft's id.",
            "With --publish it also compares it over the stored clients, says what comes of that, and publishes it, through",
            "the same gates as everybody: that takes a key with the role admin."
        },
        footer = {"", "Example:", "  holdfast rules push --rules my-rules -m \"Longer notice\" --publish"})
final class RulesPush implements Callable<Integer> {

    private static final int TITLE = 200;
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Mixin
    private final ServiceOption service = new ServiceOption();

    @Mixin
    private final BookFolder folder = new BookFolder();

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "TEXT",
            description = "What it is for, in a sentence.")
    private String message = "";

    @Option(names = "--publish", description = "Make it what decides, where all gates are open.")
    private boolean publish;

    private final Shell shell;

    RulesPush(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        SourceFiles here = folder.read();
        RuleService rules = service.connect();
        return RuleService.told(shell, "push", () -> push(here, rules));
    }

    private int push(SourceFiles here, RuleService rules) throws IOException {
        SourceFiles live = rules.revision("live");
        if (here.revision().equals(live.revision())) {
            shell.say("The folder holds exactly what decides, revision "
                    + live.revision().brief() + "; nothing was pushed.");
            return Exit.FINE;
        }
        String title = message.strip().lines().findFirst().orElse("");
        JsonNode draft = rules.post(
                "/v1/rules/drafts",
                RuleService.object()
                        .put("title", title.length() > TITLE ? title.substring(0, TITLE) : title)
                        .put("base", live.revision().hash()),
                0);
        String at = "/v1/rules/drafts/" + draft.path("id").asText();
        JsonNode written = write(live, here, rules, at, draft.path("version").asLong());
        JsonNode asked = rules.post(
                at + "/review",
                RuleService.object().put("message", message),
                written.path("version").asLong());
        shell.print(draft.path("id").asText());
        shell.say("A draft with " + Count.of(asked.path("edits").size(), "changed file") + " waits for review.");
        if (publish) {
            compare(rules, draft.path("id").asText());
            awaitGates(rules, at);
            JsonNode published = rules.post(
                    at + "/publish",
                    RuleService.object().put("message", message),
                    asked.path("version").asLong());
            shell.say("Published as number " + published.path("number").asLong() + ": revision "
                    + here.revision().brief() + " decides.");
        }
        return Exit.FINE;
    }

    private static JsonNode write(SourceFiles live, SourceFiles here, RuleService rules, String at, long version)
            throws IOException {
        TreeSet<String> paths = new TreeSet<>(live.paths());
        paths.addAll(here.paths());
        JsonNode draft = RuleService.object().put("version", version);
        for (String path : paths) {
            if (!live.content(path).equals(here.content(path))) {
                String file = at + "/files/" + RuleService.path(path);
                long known = draft.path("version").asLong();
                draft = here.bytes(path).isPresent()
                        ? rules.put(file, here.bytes(path).get(), known)
                        : rules.delete(file, known);
            }
        }
        return draft;
    }

    private void compare(RuleService rules, String draft) throws IOException {
        JsonNode task = rules.post("/v1/rules/impact", RuleService.object().put("draft", draft), 0);
        String at = "/v1/rules/impact/" + task.path("id").asText();
        String state = task.path("state").asText();
        while (state.equals("waiting") || state.equals("running")) {
            pause();
            task = rules.get(at);
            state = task.path("state").asText();
        }
        if (!state.equals("done")) {
            throw new IOException("The comparison over the clients is " + state + ": "
                    + task.path("problem").asText("nobody says why") + ". Nothing was published.");
        }
        JsonNode summary = task.path("summary");
        shell.say("As of %s, %d of %s get another answer, %d another first action; worth %s more."
                .formatted(
                        summary.path("asOf").asText(),
                        summary.path("changed").asLong(),
                        Count.of(summary.path("clients").asLong(), "client"),
                        summary.path("newFirst").asLong(),
                        summary.at("/all/moved").asText()));
    }

    /** Until nothing is being found out about the draft any more; what is shut then, the service says. */
    private static void awaitGates(RuleService rules, String draft) throws IOException {
        while (rules.get(draft + "/gates").path("running").asBoolean()) {
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while the draft was looked at.", stopped);
        }
    }
}
