package io.holdfast.intake;

import io.holdfast.source.Diagnostic;
import java.util.List;
import java.util.function.Function;

/** What came of reading a mapping: the mapping, or every fault in it at its place. */
public sealed interface MappingReading {

    /** A mapping that can be used. */
    record Read(Mapping mapping) implements MappingReading {}

    /** A mapping that cannot, with every fault. */
    record Refused(List<Diagnostic> errors) implements MappingReading {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    default <T> T fold(Function<Mapping, T> read, Function<List<Diagnostic>, T> refused) {
        return this instanceof Read good ? read.apply(good.mapping()) : refused.apply(((Refused) this).errors());
    }
}
