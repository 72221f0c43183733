package io.holdfast.api.command;

import io.holdfast.impact.Edit;
import io.holdfast.impact.Edits;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a folder has otherwise than the service. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Says what a folder has otherwise than what decides: rule by rule, row by row, file by file.",
        footer = {"", "Example:", "  holdfast rules diff --rules my-rules"})
final class RulesDiff implements Callable<Integer> {

    @Mixin
    private final ServiceOption service = new ServiceOption();

    @Mixin
    private final BookFolder folder = new BookFolder();

    @Option(
            names = "--revision",
            paramLabel = "REV",
            description = "Compare with a revision, or its first digits. Default: live, what decides.")
    private String revision = "live";

    private final Shell shell;

    RulesDiff(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        SourceFiles here = folder.read();
        RuleService rules = service.connect();
        return RuleService.told(shell, "diff", () -> {
            SourceFiles there = rules.revision(revision);
            QuietLog.warningsToStandardError();
            RuleBookCompiler compiler = RuleBookCompiler.standard();
            Optional<RuleBook> before = compiler.compile(there).fold(Optional::of, faults -> Optional.empty());
            Optional<RuleBook> after = compiler.compile(here).fold(Optional::of, this::rejected);
            before.ifPresent(
                    was -> after.ifPresent(is -> Edits.between(was, is).all().forEach(this::print)));
            files(there, here);
            shell.say(
                    here.revision().equals(there.revision())
                            ? folder.shown() + " holds exactly revision "
                                    + there.revision().brief() + "."
                            : folder.shown() + " is revision " + here.revision().brief() + "; the service has "
                                    + there.revision().brief() + ".");
            return before.isPresent() && after.isEmpty() ? Exit.RULES_REJECTED : Exit.FINE;
        });
    }

    private Optional<RuleBook> rejected(List<Diagnostic> faults) {
        faults.forEach(fault -> shell.say(folder.shown() + "/" + fault.line()));
        return Optional.empty();
    }

    private void print(Edit edit) {
        shell.print("%s:%d %s \"%s\" %s"
                .formatted(
                        edit.file(),
                        edit.line(),
                        edit.subject().word(),
                        edit.name(),
                        edit.how().word()));
        edit.words().forEach(words -> {
            if (!words.before().isEmpty()) {
                shell.print("  - " + words.before());
            }
            if (!words.after().isEmpty()) {
                shell.print("  + " + words.after());
            }
        });
    }

    private void files(SourceFiles there, SourceFiles here) {
        TreeSet<String> paths = new TreeSet<>(there.paths());
        paths.addAll(here.paths());
        for (String path : paths) {
            if (!there.content(path).equals(here.content(path))) {
                String how = there.content(path).isEmpty()
                        ? "added"
                        : here.content(path).isEmpty() ? "removed" : "changed";
                shell.print(path + " " + how);
            }
        }
    }
}
