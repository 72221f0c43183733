package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.problem.ProblemMapper;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** The lines that a request leaves in the log, as the shipped settings write them: they name the request and its trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogLineTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    /** Trusted rules may fail in ways that nobody foresaw. */
    private static final String FAILING = """
            global io.holdfast.rulebook.Conclusions decision;

            rule "A number for a name"
            when
                Client( name == "Seven", Integer.parseInt(name) > 0 )
            then
                decision.recommend("offer-annual-contract").because("They have a number for a name");
            end
            """;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemMapper.class);
    private final AppenderBase<ILoggingEvent> reader = new Reader();
    private final PatternLayout layout = new PatternLayout();
    private Running service;

    /** Writes each line as the console would. */
    private final class Reader extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
            known.addAll(event.getMDCPropertyMap().keySet());
        }
    }

    @BeforeAll
    void start() throws Exception {
        RuleBookCompiler trusted = RuleBookCompiler.trusted();
        service = Running.on(
                Fixtures.path("books/tenure"),
                files -> trusted.compile(files.with("retention/failing.drl", FAILING.getBytes(StandardCharsets.UTF_8))),
                Clock.systemUTC());
        assertThat(Running.json(service.get("/v1/rules")).path("status").asText())
                .isEqualTo("live");
        try (InputStream settings = HoldfastServer.class.getResourceAsStream("/holdfast.yml")) {
            JsonNode shipped = new YAMLMapper().readTree(settings);
            layout.setPattern(shipped.at("/logging/appenders/0/logFormat").asText());
        }
        layout.setContext(logger.getLoggerContext());
        layout.start();
        reader.setContext(logger.getLoggerContext());
        reader.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(reader);
    }

    @AfterAll
    void stop() throws Exception {
        logger.detachAppender(reader);
        logger.setLevel(null);
        service.close();
    }

    @BeforeEach
    void forget() {
        lines.clear();
        known.clear();
    }

    @Test
    void aLineNamesTheRequestAndTheTraceOfItsCaller() throws Exception {
        HttpResponse<String> failed = service.send(traced("/v1/decisions", "application/json"));

        assertThat(failed.statusCode()).as(failed.body()).isEqualTo(500);
        assertThat(failed.headers().firstValue("X-Request-Id")).contains("crm-17.a");
        String incident = Running.json(failed).path("detail").asText().replaceAll(".*incident (\\S+) .*", "$1");
        assertThat(lines).singleElement().asString().contains(" crm-17.a " + TRACE + ": ", incident);
    }

    /** Lines of a batch are decided on other threads than the one that the request came in on. */
    @Test
    void soDoesALineAboutALineOfABatch() throws Exception {
        HttpResponse<String> answered = service.send(traced("/v1/decisions/batch", "application/x-ndjson"));

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(answered.body()).contains("internal-error");
        assertThat(lines).singleElement().asString().contains(" crm-17.a " + TRACE + ": ");
    }

    /** OpenTelemetry's agent names its own trace where none is named. */
    @Test
    void whoSaysNothingGetsARequestIdAndNoTrace() throws Exception {
        HttpResponse<String> failed = service.decide("{\"client\": {\"id\": \"C-1\", \"name\": \"Seven\"}}");

        String given = failed.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(lines).singleElement().asString().contains(" " + given + " -: ");
        assertThat(known).containsExactly("requestId");
    }

    private HttpRequest.Builder traced(String path, String type) {
        return service.request(path)
                .header("Content-Type", type)
                .header("X-Request-Id", "crm-17.a")
                .header("traceparent", TRACEPARENT)
                .POST(BodyPublishers.ofString("{\"client\": {\"id\": \"C-1\", \"name\": \"Seven\"}}"));
    }
}
