package io.holdfast.api;

import io.dropwizard.core.setup.Environment;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBookCompiler;
import java.time.Clock;

/** Everything the service is made of, put together by hand in one place. */
final class Wiring {

    private final HoldfastConfiguration configuration;
    private final Environment environment;
    private final ActiveBook activeBook;

    Wiring(HoldfastConfiguration configuration, Environment environment, Clock clock) {
        this.configuration = configuration;
        this.environment = environment;
        activeBook = new ActiveBook(RuleBookCompiler.standard(), clock, activation -> {});
    }

    void connect() {
        activeBook.activate(configuration.rules().path());
        environment.jersey().setUrlPattern("/*");
    }
}
