package io.holdfast.api;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Application;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.views.common.ViewBundle;
import io.holdfast.api.access.Access;
import io.holdfast.rulebook.RuleBookCompiler;
import java.time.Clock;
import java.util.Optional;

/** The service as Dropwizard runs it. */
public final class HoldfastService extends Application<HoldfastConfiguration> {

    private final RuleBookCompiler compiler;
    private final Clock clock;
    private Optional<Access> access = Optional.empty();

    public HoldfastService(RuleBookCompiler compiler, Clock clock) {
        this.compiler = compiler;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "holdfast";
    }

    @Override
    public void initialize(Bootstrap<HoldfastConfiguration> bootstrap) {
        bootstrap.addBundle(new ViewBundle<>());
        bootstrap.addBundle(new AssetsBundle("/META-INF/resources/webjars", "/webjars", null, "webjars"));
    }

    @Override
    public void run(HoldfastConfiguration configuration, Environment environment) {
        answerProblemsOurselves(configuration.getServerFactory());
        Wiring wiring = new Wiring(configuration, environment, compiler, clock);
        wiring.connect();
        access = Optional.of(wiring.access());
    }

    /** Who may do what in this service, once it was put together. */
    Access access() {
        return access.orElseThrow();
    }

    private static void answerProblemsOurselves(ServerFactory server) {
        if (server instanceof AbstractServerFactory ours) {
            ours.setRegisterDefaultExceptionMappers(false);
        }
    }
}
