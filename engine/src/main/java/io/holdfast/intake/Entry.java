package io.holdfast.intake;

import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import java.util.List;

/** One entry of a client book: a client, or what is wrong with it; either with the line it starts on. */
public sealed interface Entry {

    long line();

    /** An entry that could be read. */
    record Good(long line, Client client) implements Entry {}

    /** An entry that could not; the rest of the book is not affected. */
    record Bad(long line, List<FactProblem> problems) implements Entry {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
