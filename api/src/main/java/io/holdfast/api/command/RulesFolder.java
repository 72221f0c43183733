package io.holdfast.api.command;

import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.rulebook.Compilation;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The rule book that a command works with. */
final class RulesFolder {

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder of the rule book. Default: the starter rules that come with Holdfast.")
    private Optional<Path> given = Optional.empty();

    @Option(
            names = "--trusted",
            description = "Take all of Drools, as the service does with rules.trusted: rules may then run any code.")
    private boolean trusted;

    private Optional<Path> otherwise = Optional.empty();

    private final Shell shell;

    RulesFolder(Shell shell) {
        this.shell = shell;
    }

    /** Where nobody names a folder, takes the one that the service's settings name instead of the starter rules. */
    void otherwise(HoldfastConfiguration.Rules settings) {
        if (given.isEmpty()) {
            otherwise = Optional.of(settings.path());
            trusted |= settings.trusted();
        }
    }

    /** Whether rules may run code, so that nothing but stock Drools can say what they mean. */
    boolean trusted() {
        return trusted;
    }

    Path path() {
        return named().orElseGet(shell::starterRules);
    }

    private Optional<Path> named() {
        return given.or(() -> otherwise);
    }

    SourceFiles files() {
        try {
            return SourceFiles.read(path());
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command.commandLine(),
                    Failure.words(unreadable)
                            + " Name the rule book's folder with --rules DIR; 'holdfast new DIR' makes one.",
                    unreadable);
        }
    }

    Compilation compile(SourceFiles files) {
        QuietLog.warningsToStandardError();
        return (trusted ? RuleBookCompiler.trusted() : RuleBookCompiler.standard()).compile(files);
    }

    /** A diagnostic as an editor or a terminal can follow it: the file's path from here. */
    String line(Diagnostic diagnostic) {
        return CheckReport.line(shown(), diagnostic);
    }

    /** Says on standard error why the book cannot be used. */
    int rejected(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> shell.say(line(diagnostic)));
        shell.say(
                shown() + ": these rules cannot be used: " + Count.of(CheckReport.errors(diagnostics), "error") + ".");
        return Exit.RULES_REJECTED;
    }

    /** The folder as people here would write it. */
    String shown() {
        return named().map(FolderName::of).orElseGet(() -> FolderName.ofStarterRules(shell));
    }
}
