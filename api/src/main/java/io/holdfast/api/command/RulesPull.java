package io.holdfast.api.command;

import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From the service into a folder. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes a folder hold what decides, or another revision, or a draft: files that are not in it are taken away.",
            "Git, where the folder is under it, shows what that changed. Names each file on standard output."
        },
        footer = {"", "Example:", "  holdfast rules pull --rules my-rules && git -C my-rules diff"})
final class RulesPull implements Callable<Integer> {

    @Mixin
    private final ServiceOption service = new ServiceOption();

    @Mixin
    private final BookFolder folder = new BookFolder();

    @Option(
            names = "--revision",
            paramLabel = "REV",
            description = "A revision, or its first digits. Default: live, what decides.")
    private String revision = "live";

    @Option(names = "--draft", paramLabel = "ID", description = "A draft instead.")
    private Optional<String> draft = Optional.empty();

    private final Shell shell;

    RulesPull(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RuleService rules = service.connect();
        return RuleService.told(shell, "pull", () -> {
            folder.refuseUnlessOurs();
            SourceFiles files = draft.isPresent() ? rules.draft(draft.get()) : rules.revision(revision);
            List<String> done = folder.write(files);
            done.forEach(shell::print);
            shell.say(folder.shown() + " holds revision " + files.revision().brief() + ", "
                    + Count.of(files.paths().size(), "file") + "; " + Count.of(done.size(), "file") + " changed.");
            return Exit.FINE;
        });
    }
}
