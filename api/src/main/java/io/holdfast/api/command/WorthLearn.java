package io.holdfast.api.command;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.worth.likelihood.LikelihoodFile;
import io.holdfast.worth.likelihood.Posterior;
import io.holdfast.worth.likelihood.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Likelihoods as clients' answers teach them, beside the catalogue's. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns how likely clients go along with each action from the contacts among their facts, prints"
                + " before and after, and writes a file that book.yaml may refer to. Nothing changes until it does."
                + " Without a file of clients: the stored clients and the outcomes reported to the service.",
        footer = {
            "",
            "Examples:",
            "  holdfast worth learn --clients clients.jsonl",
            "  holdfast worth learn --clients clients.jsonl --out rules/likelihoods.json",
            "  holdfast worth learn --config my-holdfast.yml --out rules/likelihoods.json",
            "  holdfast worth learn --clients clients.jsonl --pin offer-retainer --out rules/likelihoods.json"
        })
final class WorthLearn implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientsOption clients = new ClientsOption();

    @Mixin
    private final RulesFolder rules;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    @Option(
            names = "--pin",
            paramLabel = "ACTION",
            description = "Keep the catalogue's likelihood of this action; may be given several times. What the file"
                    + " pinned before stays pinned.")
    private List<String> pin = List.of();

    @Option(
            names = "--unpin",
            paramLabel = "ACTION",
            description = "Let this action learn again; may be given several times.")
    private List<String> unpin = List.of();

    @Option(names = "--again", description = "Replace a file that was learned on the same day.")
    private boolean again;

    @Option(names = "--out", paramLabel = "FILE", description = "Where likelihoods go; complete or not there at all.")
    private Optional<Path> out = Optional.empty();

    private final Shell shell;

    WorthLearn(Shell shell) {
        this.shell = shell;
        this.rules = new RulesFolder(shell);
    }

    @Override
    public Integer call() throws Exception {
        return clients.run("worth learn", shell, rules, settings, this::learn);
    }

    private int learn(ClientSource source, RuleBook book, LocalDate day, Report report) {
        Catalogue catalogue = book.catalogue();
        Optional<LikelihoodFile> before = before(catalogue);
        if (!again && before.filter(file -> file.asOf().equals(day)).isPresent()) {
            throw misuse("This file was learned on " + day + " already; once a day is enough. --again replaces it.");
        }
        Tries tries = new Tries(catalogue);
        try {
            source.each(catalogue.book(), day, tries::add);
            source.reportedOnly(catalogue.book(), day, tries::add);
            LikelihoodFile learned = LikelihoodFile.of(day, tries, pinned(catalogue, before));
            print(catalogue, learned);
            if (out.isPresent()) {
                try (Target target = Target.of(out, shell.out())) {
                    target.write(List.of(learned.text().stripTrailing()));
                    target.complete();
                }
            }
            say(tries, learned, report);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), Failure.words(unreadable), unreadable);
        }
        return report.exit();
    }

    private Optional<LikelihoodFile> before(Catalogue catalogue) {
        if (out.filter(Files::isRegularFile).isEmpty()) {
            return Optional.empty();
        }
        try {
            return LikelihoodFile.read("", Files.readString(out.orElseThrow()), catalogue, new Diagnostics());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Set<String> pinned(Catalogue catalogue, Optional<LikelihoodFile> before) {
        Set<String> pinned = new TreeSet<>(before.map(LikelihoodFile::pinned).orElse(Set.of()));
        for (String action : pin) {
            if (catalogue.action(action).isEmpty()) {
                throw misuse("actions.csv has no action " + action + ". "
                        + Nearest.advice(action, catalogue.actions().keySet()));
            }
            pinned.add(action);
        }
        unpin.forEach(pinned::remove);
        return pinned;
    }

    private void print(Catalogue catalogue, LikelihoodFile learned) {
        shell.print("action\tanswers\tbefore\tafter\tlow\thigh\tnote");
        for (Map.Entry<String, Posterior> one : learned.actions().entrySet()) {
            catalogue.action(one.getKey()).ifPresent(action -> {
                double exact = one.getValue().mean();
                double bounded = catalogue.book().learning().bounds().bounded(exact, action.likelihood());
                boolean kept = learned.pinned().contains(action.id());
                shell.print(String.format(
                        Locale.ENGLISH,
                        "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%s",
                        action.id(),
                        one.getValue().answers(),
                        action.likelihood(),
                        kept ? action.likelihood() : bounded,
                        one.getValue().low(),
                        one.getValue().high(),
                        kept ? "pinned" : bounded == exact ? "" : "held by the book's limits"));
            });
        }
    }

    private void say(Tries tries, LikelihoodFile learned, Report report) {
        if (tries.unknown() > 0) {
            shell.say(Count.of(tries.unknown(), "answer") + " about actions that actions.csv does not hold.");
        }
        shell.say(Count.of(learned.actions().size(), "action") + " learned, " + Count.of(report.bad(), "bad client")
                + "; "
                + (out.isPresent()
                        ? "name the file in book.yaml under `learned: { likelihoods: … }` for decisions to use it."
                        : "nothing was written: --out names a file."));
    }

    private ParameterException misuse(String how) {
        return new ParameterException(spec.commandLine(), how.strip());
    }
}
