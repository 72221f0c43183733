package io.holdfast.rulebook;

import java.util.Map;
import java.util.Objects;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;

/**
 * What a rule has given a name to, as Drools' model knows it.
 *
 * @param key what it is, in words that are equal in rules that begin alike: conditions share nodes by it
 */
record DirectName(Variable<Object> variable, String key) {

    static DirectName of(String name, Map<String, DirectName> named) {
        return Objects.requireNonNull(named.get(name), name);
    }

    @SuppressWarnings("unchecked") // facts are only ever read through their paths
    static Variable<Object> variable(Class<?> type) {
        return (Variable<Object>) (Variable<?>) PatternDSL.declarationOf(type);
    }
}
