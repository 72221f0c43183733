package io.holdfast.api.command;

import io.holdfast.judges.Judges;
import io.holdfast.rulebook.RuleBook;
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
        footer = {
            "",
            "Exit status: 0 no errors; 3 errors, or with --verify a disagreement: then it is our fault, but",
            "nobody can say what these rules mean until it is mended, so they are not fit to be used.",
            "",
            "Examples:",
            "  holdfast check --rules my-rules",
            "  holdfast check --rules my-rules --verify"
        })
final class Check implements Callable<Integer> {

    private static final String PLAIN = "plain";
    private static final String STOCK = "stock";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final RulesFolder rules;

    @Option(
            names = "--verify",
            arity = "0..1",
            paramLabel = "stock",
            fallbackValue = PLAIN,
            description = {
                "Also decide for clients made for these rules, on, under and over every threshold, in two ways that",
                "share no build, and compare. With =stock a third time, by stock Drools, which takes much longer."
            })
    private Optional<String> verify = Optional.empty();

    private final Shell shell;

    Check(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() {
        if (verify.isPresent() && !List.of(PLAIN, STOCK).contains(verify.get())) {
            throw new ParameterException(
                    spec.commandLine(), "--verify takes nothing, or =stock, not '" + verify.get() + "'.");
        }
        if (verify.isPresent() && rules.trusted()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--verify compares ways to read rules, and trusted rules are read by Drools alone. Leave out one of the two.");
        }
        CheckReport report = new CheckReport(shell, rules.shown());
        return rules.compile(rules.files())
                .fold(
                        book -> {
                            int status = report.accepted(book);
                            return verify.map(how -> verified(book, how)).orElse(status);
                        },
                        report::rejected);
    }

    private int verified(RuleBook book, String how) {
        List<Judges.Other> others =
                how.equals(STOCK) ? List.of(Judges.Other.PLAIN, Judges.Other.STOCK) : List.of(Judges.Other.PLAIN);
        Verified verified = new Verified(rules, others, Judges.verify(book, others));
        verified.lines().forEach(shell::print);
        return verified.agreed() ? Exit.FINE : Exit.RULES_REJECTED;
    }
}
