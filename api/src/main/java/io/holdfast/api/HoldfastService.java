package io.holdfast.api;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.Application;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.views.common.ViewBundle;
import io.holdfast.rulebook.RuleBookCompiler;
import java.time.Clock;

/** The service as Dropwizard runs it. */
public final class HoldfastService extends Application<HoldfastConfiguration> {

    private final RuleBookCompiler compiler;
    private final Clock clock;

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
        new Wiring(configuration, environment, compiler, clock).connect();
    }

    private static void answerProblemsOurselves(ServerFactory server) {
        if (server instanceof AbstractServerFactory ours) {
            ours.setRegisterDefaultExceptionMappers(false);
        }
    }
}
