package io.holdfast.api;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.holdfast.api.access.Access;
import io.holdfast.api.problem.GoneCallers;
import io.holdfast.api.problem.PackedBodies;
import io.holdfast.api.problem.WholeBodies;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** A running Holdfast: started from settings, stopped by closing it. */
public final class HoldfastServer implements AutoCloseable {

    private final Server server;
    private final Access access;

    private HoldfastServer(Server server, Access access) {
        this.server = server;
        this.access = access;
    }

    /**
     * Reads a settings file, or the defaults; environment variables override either.
     *
     * @throws ConfigurationException when the file says something it may not, with the nearest names
     */
    public static HoldfastConfiguration settings(Optional<Path> file) throws IOException, ConfigurationException {
        return settings(file, new EnvironmentVariableSubstitutor(false));
    }

    static HoldfastConfiguration settings(Optional<Path> file, StringSubstitutor environment)
            throws IOException, ConfigurationException {
        ConfigurationSourceProvider source =
                file.isPresent() ? new FileConfigurationSourceProvider() : new ResourceConfigurationSourceProvider();
        return new DefaultConfigurationFactoryFactory<HoldfastConfiguration>()
                .create(HoldfastConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "dw")
                .build(
                        new SubstitutingSourceProvider(source, environment),
                        file.map(Path::toString).orElse("holdfast.yml"));
    }

    /**
     * Starts serving and returns once requests are answered.
     *
     * @throws java.net.BindException somewhere among the causes, when a port is taken
     */
    public static HoldfastServer start(HoldfastConfiguration configuration, Clock clock) throws Exception {
        boolean trusted = configuration.rules().trusted();
        return start(configuration, trusted ? RuleBookCompiler.trusted() : RuleBookCompiler.standard(), clock);
    }

    static HoldfastServer start(HoldfastConfiguration configuration, RuleBookCompiler compiler, Clock clock)
            throws Exception {
        HoldfastService service = new HoldfastService(compiler, clock);
        Bootstrap<HoldfastConfiguration> bootstrap = new Bootstrap<>(service);
        service.initialize(bootstrap);
        configuration.personalFacts().applyToLogs();
        configuration.getLoggingFactory().configure(bootstrap.getMetricRegistry(), service.getName());
        Environment environment = new Environment(
                service.getName(),
                bootstrap.getObjectMapper(),
                bootstrap.getValidatorFactory(),
                bootstrap.getMetricRegistry(),
                bootstrap.getClassLoader(),
                bootstrap.getHealthCheckRegistry(),
                configuration);
        configuration.getMetricsFactory().configure(environment.lifecycle(), bootstrap.getMetricRegistry());
        configuration.getServerFactory().configure(environment);
        bootstrap.run(configuration, environment);
        GoneCallers.keepOut();
        service.run(configuration, environment);
        Server server = configuration.getServerFactory().build(environment);
        server.insertHandler(new WholeBodies(
                configuration.threads(),
                configuration.maxRequestBytes(),
                configuration.requestTimeout().toJavaDuration()));
        server.insertHandler(new PackedBodies(configuration.unpacks()));
        try {
            server.start();
        } catch (Exception failure) {
            server.stop();
            throw failure;
        }
        return new HoldfastServer(server, service.access());
    }

    /** The port that decisions and pages are served on. */
    public int port() {
        return port(0);
    }

    /** The port that health and metrics are served on. */
    public int adminPort() {
        return port(server.getConnectors().length - 1);
    }

    /** Who may do what here. */
    public Access access() {
        return access;
    }

    /** Waits until the server is stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Finishes the requests under way, then stops. */
    @Override
    public void close() throws Exception {
        server.stop();
    }

    private int port(int connector) {
        Connector one = server.getConnectors()[connector];
        return one instanceof NetworkConnector network ? network.getLocalPort() : -1;
    }
}
