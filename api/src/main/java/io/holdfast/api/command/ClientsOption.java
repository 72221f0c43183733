package io.holdfast.api.command;

import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.intake.Mapping;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The clients a command goes through: those of a file, or those that the service has stored. */
final class ClientsOption {

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--clients",
            paramLabel = "FILE",
            description = "The client book: .json, .jsonl or .csv, each also .gz, or - for standard input."
                    + " Default: the clients that the service has stored.")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How the columns of a CSV file become facts (YAML).")
    private Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = Day.class,
            description = "The day the clients are looked at, as 2026-03-01. Default: the mapping's, else today in the"
                    + " book's time zone.")
    private Optional<LocalDate> asOf = Optional.empty();

    /** What a command does with clients, a rule book and a day. */
    interface Work {
        int with(ClientSource clients, RuleBook book, LocalDate day, Report report);
    }

    boolean isGiven() {
        return file.isPresent();
    }

    boolean isAnythingGiven() {
        return file.isPresent() || mapping.isPresent() || asOf.isPresent();
    }

    /** The file's clients under the rules named, else the stored clients under the service's rules. */
    int run(String name, Shell shell, RulesFolder rules, SettingsOption settings, Work work) throws Exception {
        if (file.isPresent()) {
            return ofFile(file.get(), shell, rules, work);
        }
        if (mapping.isPresent()) {
            throw new ParameterException(command.commandLine(), "--mapping goes with --clients.");
        }
        HoldfastConfiguration configuration = settings.read(shell);
        rules.otherwise(configuration.rules());
        return StoredData.read(shell, name, configuration.database(), ", or name an export with --clients", data -> {
            Report report = new Report(shell, StoredSource.NAME);
            return with(new StoredSource(data, report), Optional.empty(), shell, rules, report, work);
        });
    }

    /**
     * The clients of another file that is to be read like this one.
     *
     * @param report where what is wrong with them is said
     */
    ClientSource another(String other, Shell shell, Report report) throws IOException {
        return file(other, MappingFile.read(mapping, command.commandLine(), shell), shell, report);
    }

    private int ofFile(String named, Shell shell, RulesFolder rules, Work work) {
        try {
            Optional<Mapping> how = MappingFile.read(mapping, command.commandLine(), shell);
            Report report = new Report(shell, shown(named));
            return with(file(named, how, shell, report), how, shell, rules, report, work);
        } catch (IOException unreadable) {
            throw new ParameterException(command.commandLine(), Failure.words(unreadable), unreadable);
        }
    }

    private static ClientSource file(String named, Optional<Mapping> how, Shell shell, Report report)
            throws IOException {
        byte[] bytes = named.equals("-") ? shell.in().readAllBytes() : Files.readAllBytes(Path.of(named));
        return new FileSource(named, shown(named), bytes, how, report);
    }

    private static String shown(String named) {
        return named.equals("-") ? "standard input" : named;
    }

    private int with(
            ClientSource clients, Optional<Mapping> how, Shell shell, RulesFolder rules, Report report, Work work) {
        return rules.compile(rules.files())
                .fold(
                        book -> work.with(
                                clients,
                                book,
                                Day.of(asOf, how, book.catalogue().book(), shell.clock()),
                                report),
                        rules::rejected);
    }
}
