package io.holdfast.api;

import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.access.Access;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.BookFile;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.clients.Clients;
import io.holdfast.api.clients.ShelfWarming;
import io.holdfast.api.crm.Crm;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseHealth;
import io.holdfast.api.database.DatabaseStart;
import io.holdfast.api.decisions.Answers;
import io.holdfast.api.decisions.DecisionMetrics;
import io.holdfast.api.decisions.DecisionStore;
import io.holdfast.api.decisions.Decisions;
import io.holdfast.api.decisions.DirectCalls;
import io.holdfast.api.decisions.StoredFactsSource;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.decisions.WarmUp;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.figures.Figures;
import io.holdfast.api.figures.ProposalStore;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.openapi.Description;
import io.holdfast.api.openapi.OpenApiResource;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.outcomes.OutcomesResource;
import io.holdfast.api.outcomes.Reported;
import io.holdfast.api.outcomes.Reporting;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.pages.DocsPages;
import io.holdfast.api.pages.Pages;
import io.holdfast.api.pages.Visits;
import io.holdfast.api.problem.AnswerHeaders;
import io.holdfast.api.problem.ProblemMapper;
import io.holdfast.api.problem.ReadableHeaders;
import io.holdfast.api.problem.RequestBodies;
import io.holdfast.api.problem.ServerProblems;
import io.holdfast.api.problem.UnpackingFilter;
import io.holdfast.api.queue.Queue;
import io.holdfast.api.queue.QueueHealth;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.queue.ReviewedRows;
import io.holdfast.api.reports.Reports;
import io.holdfast.api.retention.Retention;
import io.holdfast.api.reviews.ReviewStore;
import io.holdfast.api.reviews.Reviewing;
import io.holdfast.api.reviews.ReviewsResource;
import io.holdfast.api.rulebooks.Activation;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.ArchivedBooks;
import io.holdfast.api.rulebooks.BookMetrics;
import io.holdfast.api.rulebooks.BookSource;
import io.holdfast.api.rulebooks.FolderWatch;
import io.holdfast.api.rulebooks.FreshnessHealth;
import io.holdfast.api.rulebooks.LoadedHealth;
import io.holdfast.api.rulebooks.PublicationStore;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.api.rulebooks.RulesResource;
import io.holdfast.api.rulebooks.StoreWatch;
import io.holdfast.api.webhooks.Webhooks;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Patience;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBookCompiler;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the service is made of, put together by hand in one place. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final String VERSION = Optional.ofNullable(
                    Wiring.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    private static final Duration RESCAN = Duration.ofSeconds(2);

    private final HoldfastConfiguration configuration;
    private final Environment environment;
    private final Clock clock;

    private final PrometheusRegistry metrics = new PrometheusRegistry();
    private final DecisionEngine engine = new DecisionEngine(Patience.by(System::nanoTime));
    private final RightOfWay way = new RightOfWay();
    private final Database database;
    private final RevisionStore revisions;
    private final RevisionArchive archive;
    private final Access access;
    private final ActiveBook activeBook;
    private final ArchivedBooks archivedBooks;
    private final Clients clients;
    private final IdempotencyStore keys;
    private final OutcomeStore outcomes;
    private final Reported reported;
    private final ClientShelf shelf;
    private final ShelfWarming warming;
    private final PublicationStore publications;
    private final StoreWatch storeWatch;
    private final Workbench workbench;
    private final Webhooks webhooks;
    private final Queue queue;
    private final Figures figures;

    Wiring(HoldfastConfiguration configuration, Environment environment, RuleBookCompiler compiler, Clock clock) {
        this.configuration = configuration;
        this.environment = environment;
        this.clock = clock;
        database = Database.of(configuration.database(), environment.metrics());
        access = new Access(
                database,
                new AuditStore(database),
                clock,
                configuration.auth(),
                configuration.maxRequestBytes(),
                configuration.threads());
        BookMetrics bookMetrics = new BookMetrics(metrics);
        revisions = new RevisionStore(database);
        archive = new RevisionArchive(revisions);
        activeBook =
                new ActiveBook(compiler, clock, bookMetrics.andThen(archive).andThen(this::warm));
        archivedBooks = new ArchivedBooks(activeBook, revisions, compiler);
        bookMetrics.watching(activeBook);
        clients = new Clients(database, new AuditStore(database), activeBook, clock);
        keys = new IdempotencyStore(database);
        outcomes = new OutcomeStore(database, keys);
        reported = new Reported(database);
        shelf = clients.shelf(engine, following());
        warming = new ShelfWarming(shelf, way, this::startingDay);
        publications = new PublicationStore(database, new AuditStore(database));
        storeWatch = new StoreWatch(
                activeBook, publications, revisions, configuration.rules().path(), clock);
        workbench = workbench();
        webhooks = new Webhooks(database, configuration.webhooks(), clock);
        queue = queue();
        figures = new Figures(activeBook, database, outcomes, following(), engine, this::startingDay, clock);
    }

    void connect() {
        remember();
        watchRules();
        stockTheShelf();
        access.guard(
                environment.jersey(),
                new Crm(configuration.crm())
                        .signedCalls(
                                configuration.maxRequestBytes(),
                                configuration.requestTimeout().toJavaDuration(),
                                clock));
        show(environment.jersey(), answer(environment.jersey()));
        describe(environment.jersey());
        answerWhatNeverReachesUs();
        report(environment.healthChecks());
        measure();
    }

    Access access() {
        return access;
    }

    private void remember() {
        environment
                .lifecycle()
                .manage(new DatabaseStart(database, configuration.database().migrate()));
        environment.lifecycle().manage(archive);
    }

    private void watchRules() {
        if (configuration.rules().trusted()) {
            LOG.warn(
                    "rules.trusted is on: WHOEVER MAY WRITE A FILE IN {} MAY RUN ANY CODE IN THIS PROCESS. Rules that"
                            + " only Drools reads are not checked, and nobody can say why they did not hold.",
                    configuration.rules().path().toAbsolutePath());
        }
        environment
                .lifecycle()
                .manage(
                        configuration.rules().from() == BookSource.STORE
                                ? storeWatch
                                : new FolderWatch(
                                        activeBook, configuration.rules().path(), QUIET, RESCAN));
    }

    private Workbench workbench() {
        HoldfastConfiguration.Rules rules = configuration.rules();
        return new Workbench(
                new Workbench.Memory(database, archive, revisions, publications),
                activeBook,
                new Workbench.Rules(rules.from(), rules.fourEyes(), storeWatch::take),
                new Workbench.Book(clients, following(), this::startingDay),
                way,
                clock);
    }

    /** What was reported, with what follows from it, as decisions know it. */
    private OutcomeContacts following() {
        return new OutcomeContacts(outcomes, configuration.decisions().follows());
    }

    /** Where nothing is kept for decisions, nothing is decided for the store either. */
    private Queue queue() {
        return new Queue(
                new Queue.Parts(
                        database,
                        activeBook,
                        engine,
                        clients.facts(following()),
                        configuration.clients()::day,
                        webhooks.taker(),
                        clients::importing),
                configuration.decisions().stateless() ? configuration.queue().off() : configuration.queue(),
                clock);
    }

    /** After database and rules, which both are needed to read a client book. */
    private void stockTheShelf() {
        HoldfastConfiguration.Clients book = configuration.clients();
        book.filePath()
                .map(file -> new BookFile(file, book.mappingPath(), book.day()))
                .ifPresent(file -> environment.lifecycle().manage(clients.filledFrom(file)));
        environment.lifecycle().manage(warming);
        environment.lifecycle().manage(figures.keeper());
    }

    private void warm(Activation activation) {
        warming.accept(activation);
    }

    /** The day that pages start on. */
    private LocalDate startingDay() {
        return configuration.clients().day().orElseGet(() -> {
            ZoneId zone = activeBook
                    .current()
                    .map(book -> book.catalogue().book().timeZone())
                    .orElse(ZoneOffset.UTC);
            return LocalDate.ofInstant(clock.instant(), zone);
        });
    }

    /** Made once everything has been put into the service. */
    private void describe(JerseyEnvironment jersey) {
        Description description = new Description(
                () -> Stream.concat(
                                jersey.getResourceConfig().getInstances().stream()
                                        .<Class<?>>map(Object::getClass),
                                jersey.getResourceConfig().getClasses().stream())
                        .distinct()
                        .toList(),
                configuration.crm().addressOr("/"));
        jersey.register(new OpenApiResource(description));
        jersey.register(new DocsPages(new Visits(activeBook, clock, configuration.clients()::day), description));
    }

    private Pages.Managing answer(JerseyEnvironment jersey) {
        final Pages.Managing managing = decideAndRemember(jersey);
        jersey.register(new ReadableHeaders());
        jersey.register(new UnpackingFilter());
        new Reports(activeBook, database, outcomes, following(), clock).register(jersey);
        figures.register(jersey);
        jersey.register(new RequestBodies(
                configuration.maxRequestBytes(), configuration.requestTimeout().toJavaDuration()));
        jersey.register(new RulesResource(activeBook, configuration.rules().from()));
        workbench.register(jersey, environment.lifecycle());
        jersey.register(new ProblemMapper());
        return managing;
    }

    private Pages.Managing decideAndRemember(JerseyEnvironment jersey) {
        DecisionStore decisions = new DecisionStore(database);
        ReviewStore reviews = new ReviewStore(database, new ReviewedRows(queue.moves()));
        clients.register(
                jersey,
                List.of(
                        decisions,
                        outcomes,
                        reviews,
                        workbench.personal(),
                        figures.personal(),
                        queue.personal(),
                        webhooks.personal()));
        StoredFactsSource stored = clients.store()::factsOn;
        environment.lifecycle().manage(reported);
        Answers answers = decisions()
                .register(
                        jersey,
                        environment.lifecycle(),
                        new Decisions.Memory(
                                configuration.decisions(),
                                configuration.maxRequestBytes(),
                                decisions,
                                archive,
                                stored,
                                reported),
                        clock,
                        new DecisionMetrics(metrics));
        answerDirectly(answers);
        Subjects subjects = new Subjects(decisions, stored);
        Reporting reporting = new Reporting(activeBook, subjects, outcomes, keys, clients.changes(), clock);
        OutcomesResource reports = new OutcomesResource(reporting);
        jersey.register(reports);
        new Crm(configuration.crm()).register(jersey, activeBook, answers, reports);
        queue.register(jersey, environment.lifecycle());
        webhooks.register(jersey, environment.lifecycle());
        Reviewing reviewing = new Reviewing(activeBook, subjects, reviews, clock);
        jersey.register(new ReviewsResource(reviewing, reviews));
        Retention.Stores all = new Retention.Stores(
                decisions, new ProposalStore(database), outcomes, reviews, keys, new AuditStore(database));
        environment.lifecycle().manage(new Retention(configuration.retention(), all, clock));
        return new Pages.Managing(
                database,
                new QueueStore(database),
                queue.counts(),
                queue.news(),
                reviewing,
                reporting,
                new AuditStore(database),
                clients.imports(),
                webhooks.hooks(),
                reported,
                queue.standings()::again);
    }

    private void show(JerseyEnvironment jersey, Pages.Managing managing) {
        new Pages(
                        new Visits(activeBook, clock, configuration.clients()::day),
                        shelf,
                        engine,
                        (book, json, asOf) -> new ClientReader(book.catalogue().book()).read(json, asOf),
                        access,
                        workbench,
                        figures,
                        managing,
                        configuration.maxRequestBytes())
                .register(jersey);
    }

    private void answerDirectly(Answers answers) {
        environment
                .servlets()
                .addFilter(
                        "direct-calls",
                        answers.direct(
                                access.keyedCalls(),
                                configuration.maxRequestBytes(),
                                configuration.requestTimeout().toJavaDuration()))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, DirectCalls.PATH);
    }

    /** Comes last: what is added before all others comes before what was added so earlier, and every answer has these headers. */
    private void answerWhatNeverReachesUs() {
        environment
                .servlets()
                .addFilter("answer-headers", new AnswerHeaders())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.getApplicationContext().setErrorHandler(new ServerProblems());
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(new ServerProblems()));
    }

    private Decisions decisions() {
        return new Decisions(activeBook, archivedBooks, engine, way, VERSION);
    }

    private void report(HealthCheckRegistry health) {
        WarmUp warmUp = decisions().warmUp(clock, configuration.warmUp());
        environment.lifecycle().manage(warmUp);
        health.register("database", new DatabaseHealth(database));
        health.register("rule-book", new LoadedHealth(activeBook));
        health.register("rule-book-freshness", new FreshnessHealth(activeBook));
        health.register("queue", new QueueHealth(queue));
        environment
                .admin()
                .addServlet("ready", new Ready(health, List.of("database", "rule-book"), warmUp::isOver))
                .addMapping("/ready");
    }

    private void measure() {
        JvmMetrics.builder().register(metrics);
        GaugeWithCallback.builder()
                .name("holdfast_queue_lag_seconds")
                .help("Seconds since everything known was in the queue; only where this service fills it.")
                .callback(gauge -> queue.lagSeconds().ifPresent(gauge::call))
                .register(metrics);
        DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(metrics);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(metrics))
                .addMapping("/metrics");
    }
}
