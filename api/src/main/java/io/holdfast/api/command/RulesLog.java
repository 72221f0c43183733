package io.holdfast.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was published. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Who published what, when and why, the last first.",
        footer = {"", "Example:", "  holdfast rules log --service https://holdfast.example.com"})
final class RulesLog implements Callable<Integer> {

    private static final int BRIEF = 12;

    @Mixin
    private final ServiceOption service = new ServiceOption();

    private final Shell shell;

    RulesLog(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RuleService rules = service.connect();
        return RuleService.told(shell, "log", () -> {
            JsonNode publications = rules.get("/v1/rules/history").path("publications");
            publications.forEach(this::print);
            if (publications.isEmpty()) {
                shell.say("Nothing was ever published: this service decides by a folder.");
            }
            return Exit.FINE;
        });
    }

    private void print(JsonNode one) {
        String reviewer = one.path("reviewer").asText();
        shell.print("%d %s %s %s by %s%s, published by %s"
                .formatted(
                        one.path("number").asLong(),
                        one.path("revision").asText().substring(0, BRIEF),
                        one.path("at").asText(),
                        one.path("what").asText(),
                        one.path("author").asText(),
                        reviewer.isEmpty() ? "" : ", reviewed by " + reviewer,
                        one.path("publisher").asText()));
        one.path("message").asText().lines().forEach(line -> shell.print("    " + line));
    }
}
