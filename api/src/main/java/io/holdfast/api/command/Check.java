package io.holdfast.api.command;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every mistake of a rule book at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reads a rule book and prints every mistake as file:line:column.",
        footer = {"", "Example:", "  holdfast check --rules my-rules"})
final class Check implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final RulesFolder rules;

    @Option(names = "--verify", arity = "0..1", fallbackValue = "all", hidden = true)
    private Optional<String> verify = Optional.empty();

    private final Shell shell;

    Check(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        if (verify.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--verify is not built yet. Leave it out: check finds the mistakes without it.");
        }
        return rules.compile(rules.files()).fold(this::accepted, this::rejected);
    }

    private int accepted(RuleBook book) {
        print(book.warnings());
        shell.print("%s: no errors, %s; %s in %s, revision %s."
                .formatted(
                        rules.shown(),
                        Count.of(book.warnings().size(), "warning"),
                        Count.of(book.cards().size(), "rule"),
                        Count.of(book.files().paths().size(), "file"),
                        book.revision().brief()));
        return Exit.FINE;
    }

    private int rejected(List<Diagnostic> diagnostics) {
        print(diagnostics);
        long errors = RulesFolder.errors(diagnostics);
        shell.print("%s: %s, %s."
                .formatted(rules.shown(), Count.of(errors, "error"), Count.of(diagnostics.size() - errors, "warning")));
        return Exit.RULES_REJECTED;
    }

    private void print(List<Diagnostic> diagnostics) {
        diagnostics.stream().sorted().map(rules::line).forEach(shell::print);
    }
}
