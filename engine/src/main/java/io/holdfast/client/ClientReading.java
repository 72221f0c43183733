package io.holdfast.client;

import java.util.List;
import java.util.function.Function;

/** What came of reading one client's facts: the client, or everything that is wrong with them. */
public sealed interface ClientReading {

    /** Facts that could be read. */
    record Read(Client client) implements ClientReading {}

    /** Facts that could not, with every problem. */
    record Refused(List<FactProblem> problems) implements ClientReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    default <T> T fold(Function<Client, T> read, Function<List<FactProblem>, T> refused) {
        return this instanceof Read good ? read.apply(good.client()) : refused.apply(((Refused) this).problems());
    }
}
