package io.holdfast.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import io.holdfast.api.access.AccessSettings;
import io.holdfast.api.crm.CrmSettings;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.decisions.DecisionSettings;
import io.holdfast.api.privacy.PersonalFacts;
import io.holdfast.api.queue.QueueSettings;
import io.holdfast.api.retention.RetentionSettings;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.api.webhooks.WebhookSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The service's settings; everything has a default that works. {@code holdfast.yml} writes the defaults out. */
public final class HoldfastConfiguration extends Configuration {

    private static final int MAX_REQUEST_BYTES = 1_000_000;
    private static final String LOOPBACK = "127.0.0.1";
    private static final Map<String, JsonNode> QUIETER = Map.of(
            "io.dropwizard", TextNode.valueOf("WARN"),
            "liquibase", TextNode.valueOf("WARN"),
            "org.drools", TextNode.valueOf("WARN"),
            "org.drools.drl.parser", TextNode.valueOf("ERROR"),
            "org.eclipse.jetty", TextNode.valueOf("WARN"),
            "org.eclipse.jetty.http.HttpParser", TextNode.valueOf("ERROR"),
            "org.eclipse.jetty.util.HostPort", TextNode.valueOf("ERROR"));
    private static final String LOG_FORMAT = "%-5p [%d{ISO8601,UTC}] %c{20} %X{requestId:--} %X{trace_id:--}: %m%n%rEx";

    @Valid
    @JsonProperty
    private Rules rules = new Rules("rules", false, BookSource.FOLDER, false);

    @Valid
    @JsonProperty
    private Clients clients = Clients.NONE;

    @Valid
    @JsonProperty
    private DatabaseSettings database = DatabaseSettings.at("jdbc:h2:file:./data/holdfast");

    @Valid
    @JsonProperty
    private AccessSettings auth = AccessSettings.STANDARD;

    @Valid
    @JsonProperty
    private CrmSettings crm = CrmSettings.STANDARD;

    @Valid
    @JsonProperty
    private DecisionSettings decisions = DecisionSettings.STANDARD;

    @Valid
    @JsonProperty
    private QueueSettings queue = QueueSettings.STANDARD;

    @Valid
    @JsonProperty
    private WebhookSettings webhooks = WebhookSettings.STANDARD;

    @Valid
    @JsonProperty
    private RetentionSettings retention = RetentionSettings.STANDARD;

    @JsonProperty
    private PersonalFacts personalFacts = PersonalFacts.MASKED;

    @Min(1024)
    @Max(MAX_REQUEST_BYTES)
    @JsonProperty
    private int maxRequestBytes = MAX_REQUEST_BYTES;

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @JsonProperty
    private Duration requestTimeout = Duration.seconds(60);

    @NotNull
    @MaxDuration(value = 60, unit = TimeUnit.SECONDS)
    @JsonProperty
    private Duration warmUp = Duration.seconds(2);

    /** All defaults: loopback only, because what is sent is not encrypted. */
    public HoldfastConfiguration() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector(LOOPBACK, 8080)));
        server.setAdminConnectors(List.of(connector(LOOPBACK, 8081)));
        server.getGzipFilterFactory().setIncludedMethods(Set.of("GET", "POST"));
        server.setShutdownGracePeriod(Duration.seconds(10));
        LogbackAccessRequestLogFactory requestLog = new LogbackAccessRequestLogFactory();
        requestLog.setAppenders(List.of());
        server.setRequestLogFactory(requestLog);
        setServerFactory(server);
        DefaultLoggingFactory logging = new DefaultLoggingFactory();
        ConsoleAppenderFactory<ch.qos.logback.classic.spi.ILoggingEvent> console = new ConsoleAppenderFactory<>();
        console.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR);
        console.setLogFormat(LOG_FORMAT);
        logging.setAppenders(List.of(console));
        logging.setLoggers(QUIETER);
        setLoggingFactory(logging);
    }

    /**
     * The defaults, with a rules folder and an address of the caller's choice, a memory that ends with the process, a
     * queue that nothing fills, and no warm-up; port 0 takes any that is free.
     */
    public static HoldfastConfiguration at(Path rules, String host, int port, int adminPort) {
        HoldfastConfiguration configuration = new HoldfastConfiguration();
        configuration.rules = new Rules(rules.toString(), false, BookSource.FOLDER, false);
        configuration.database = DatabaseSettings.memory();
        configuration.queue = QueueSettings.STANDARD.off();
        configuration.warmUp = Duration.seconds(0);
        DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
        server.setApplicationConnectors(List.of(connector(host, port)));
        server.setAdminConnectors(List.of(connector(host, adminPort)));
        return configuration;
    }

    /** The same settings with a client book for the pages. */
    public HoldfastConfiguration showing(Clients book) {
        clients = book;
        return this;
    }

    /** The same settings, deciding by what is published; the folder is where an empty store is filled from. */
    public HoldfastConfiguration publishing(boolean fourEyes) {
        rules = new Rules(rules.folder(), rules.trusted(), BookSource.STORE, fourEyes);
        return this;
    }

    /** The same settings with another way to tell other systems. */
    public HoldfastConfiguration telling(WebhookSettings settings) {
        webhooks = settings;
        return this;
    }

    /** The same settings with another way to fill the queue. */
    public HoldfastConfiguration filling(QueueSettings settings) {
        queue = settings;
        return this;
    }

    /** The same settings with another database. */
    public HoldfastConfiguration keeping(DatabaseSettings memory) {
        database = memory;
        return this;
    }

    /** The same settings with other ways to show who one is. */
    public HoldfastConfiguration asking(AccessSettings access) {
        auth = access;
        return this;
    }

    /** The same settings with CRMs that are known otherwise than by a key. */
    public HoldfastConfiguration calledBy(CrmSettings crms) {
        crm = crms;
        return this;
    }

    public CrmSettings crm() {
        return crm;
    }

    public DatabaseSettings database() {
        return database;
    }

    public AccessSettings auth() {
        return auth;
    }

    public DecisionSettings decisions() {
        return decisions;
    }

    public QueueSettings queue() {
        return queue;
    }

    public WebhookSettings webhooks() {
        return webhooks;
    }

    /** How long the service decides for made-up clients before it says that it is ready; 0 for not at all. */
    public Duration warmUp() {
        return warmUp;
    }

    public RetentionSettings retention() {
        return retention;
    }

    public Rules rules() {
        return rules;
    }

    public Clients clients() {
        return clients;
    }

    public PersonalFacts personalFacts() {
        return personalFacts;
    }

    /** The same settings with another time for a body to come in. */
    public HoldfastConfiguration waiting(Duration forBodies) {
        requestTimeout = forBodies;
        return this;
    }

    /** How long a body may take to come in, those of any size aside. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** Threads that calls share. */
    int threads() {
        return getServerFactory() instanceof AbstractServerFactory server
                ? server.getMaxThreads()
                : Integer.MAX_VALUE / 4;
    }

    /** Whether packed requests are unpacked. */
    boolean unpacks() {
        return getServerFactory() instanceof AbstractServerFactory server
                && server.getGzipFilterFactory().isEnabled();
    }

    public int maxRequestBytes() {
        return maxRequestBytes;
    }

    private static HttpConnectorFactory connector(String host, int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(host);
        connector.setPort(port);
        return connector;
    }

    /**
     * The rule book to decide by.
     *
     * @param folder the folder that is loaded and watched, or that an empty store is filled from
     * @param trusted whether rule files in it may be anything that Drools takes, and so run any code in this process
     * @param from whether the folder decides, or what was published last
     * @param fourEyes whether somebody else has to approve a draft before it is published
     */
    public record Rules(@NotBlank String folder, boolean trusted, BookSource from, boolean fourEyes) {

        public Rules {
            from = from == null ? BookSource.FOLDER : from;
        }

        @JsonIgnore
        @ValidationMethod(
                message = "trusted goes with `from: folder` only: what is published over HTTP never runs any code")
        public boolean isStoreSafe() {
            return !trusted || from == BookSource.FOLDER;
        }

        public Path path() {
            return Path.of(folder);
        }
    }

    /**
     * The client book that the pages show; texts are empty where nothing is set.
     *
     * @param file a {@code .json}, {@code .jsonl} or {@code .csv}, each also {@code .gz}
     * @param mapping how its columns become facts
     * @param asOf the day the pages start on; today where it is not set
     */
    public record Clients(String file, String mapping, String asOf) {

        public static final Clients NONE = new Clients("", "", "");

        public Clients {
            file = file == null ? "" : file;
            mapping = mapping == null ? "" : mapping;
            asOf = asOf == null ? "" : asOf;
        }

        public Optional<Path> filePath() {
            return Optional.of(file).filter(text -> !text.isBlank()).map(Path::of);
        }

        public Optional<Path> mappingPath() {
            return Optional.of(mapping).filter(text -> !text.isBlank()).map(Path::of);
        }

        @JsonIgnore
        @ValidationMethod(message = "asOf has to be a date like 2026-03-01")
        public boolean isDayADate() {
            try {
                return day().isPresent() || asOf.isBlank();
            } catch (DateTimeParseException impossible) {
                return false;
            }
        }

        public Optional<LocalDate> day() {
            return Optional.of(asOf).filter(text -> !text.isBlank()).map(LocalDate::parse);
        }
    }
}
