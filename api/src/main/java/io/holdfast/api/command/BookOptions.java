package io.holdfast.api.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is done with the clients of a book once their models are fitted. */
final class BookOptions {

    @Option(
            names = "--hold-out",
            paramLabel = "DATE",
            converter = Day.class,
            description =
                    "The day until which facts count for the test of the models: fitted to what was known then, they are"
                            + " held against what came after. Default: a year ago for contracts, a quarter of their time for"
                            + " visits.")
    private Optional<LocalDate> holdOut = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Where the result goes; complete or not there at all.")
    private Optional<Path> out = Optional.empty();

    Optional<LocalDate> holdOut() {
        return holdOut;
    }

    Optional<Path> out() {
        return out;
    }
}
