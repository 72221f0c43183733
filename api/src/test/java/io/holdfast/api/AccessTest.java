package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.AddedKey;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, over HTTP, with keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final String RULES = "/v1/rules";

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {RULES, "/v1/decisions", "/v1/nothing/here"})
    void nobodyGetsAnywhereWithoutAKey(String path) throws Exception {
        HttpResponse<String> answer = service.send(service.anonymous(path));

        NoRuleBookTest.assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"holdfast\"");
    }

    @Test
    void aKeyMayComeInEitherHeader() throws Exception {
        assertThat(service.send(service.request(RULES, Role.ANALYST)).statusCode())
                .isEqualTo(200);
        assertThat(service.send(service.anonymous(RULES).header("X-Api-Key", service.key(Role.ANALYST)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverMayNotIsToldWhichRolesMay() throws Exception {
        HttpResponse<String> answer = service.send(service.request(RULES, Role.CRM));

        NoRuleBookTest.assertProblem(answer, 403, "forbidden");
        assertThat(Running.json(answer).path("detail").asText())
                .isEqualTo("This needs one of the roles admin, analyst, manager or publisher.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf_",
                "hf_no-such-key",
                "x",
                "' or '1'='1",
                "hf_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "<script>alert(1)</script>",
                "hf_a hf_b"
            })
    void whatIsNoKeyOpensNothing(String shown) throws Exception {
        for (HttpRequest.Builder request : new HttpRequest.Builder[] {
            service.anonymous(RULES).header("Authorization", "Bearer " + shown),
            service.anonymous(RULES).header("X-Api-Key", shown)
        }) {
            HttpResponse<String> answer = service.send(request);
            NoRuleBookTest.assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.body()).doesNotContain(shown.length() > 3 ? shown : "no such text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer  ", "Basic YTpi", "bearer", "hf_x", "Negotiate x"})
    void absurdHeadersAreNoBody(String header) throws Exception {
        NoRuleBookTest.assertProblem(
                service.send(service.anonymous(RULES).header("Authorization", header)), 401, "unauthenticated");
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() throws Exception {
        AddedKey added = service.access().keys().add(NewKey.of("short-lived", Role.ANALYST), "test");
        String bearer = "Bearer " + added.secret().text();
        assertThat(service.send(service.anonymous(RULES).header("Authorization", bearer))
                        .statusCode())
                .isEqualTo(200);

        service.access().keys().revoke(added.key().id(), "test");

        NoRuleBookTest.assertProblem(
                service.send(service.anonymous(RULES).header("Authorization", bearer)), 401, "unauthenticated");
    }

    @Test
    void aLimitedKeyIsToldHowItStandsAndWhenToComeAgain() throws Exception {
        AddedKey added = service.access()
                .keys()
                .add(new NewKey("limited", Role.ANALYST, Optional.<Instant>empty(), OptionalInt.of(2)), "test");
        String bearer = "Bearer " + added.secret().text();
        HttpResponse<String> first = service.send(service.anonymous(RULES).header("Authorization", bearer));
        service.send(service.anonymous(RULES).header("Authorization", bearer));
        HttpResponse<String> third = service.send(service.anonymous(RULES).header("Authorization", bearer));

        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"calls\";q=2;w=60");
        assertThat(first.headers().firstValue("RateLimit").orElse("")).startsWith("\"calls\";r=1;t=");
        NoRuleBookTest.assertProblem(third, 429, "too-many-requests");
        assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        assertThat(third.headers().firstValue("RateLimit").orElse("")).startsWith("\"calls\";r=0;t=");
    }

    @Test
    void whatTheServerAnswersByItselfIsRefusedToo() throws Exception {
        HttpResponse<String> answer =
                service.send(service.request(RULES, Role.ADMIN).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        NoRuleBookTest.assertProblem(answer, 403, "forbidden");
    }
}
