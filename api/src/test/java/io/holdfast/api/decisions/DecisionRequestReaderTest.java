package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.problem.ProblemException;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRequestReaderTest {

    @Test
    void readsAllThatStandsAroundTheFacts() {
        String body = "{\"client\": {\"id\": \"Zoë\", \"a\": [{}, 1]} , \"asOf\": \"2024-02-29\", \"top\": 7,"
                + " \"explain\": \"none\", \"dryRun\": true}";
        DecisionRequest request = read(body);

        assertThat(request.problems()).isEmpty();
        assertThat(request.asOf()).contains(LocalDate.of(2024, 2, 29));
        assertThat(request.options()).isEqualTo(new Options(7, Explain.NONE));
        assertThat(facts(body, request)).isEqualTo("{\"id\": \"Zoë\", \"a\": [{}, 1]}");
    }

    @Test
    void findsTheFactsWhereverTheyStand() {
        String body = "\uFEFF{\"top\": 3, \"client\"\n:\n{\"name\":\"}\\\"{ü\"}}";

        assertThat(facts(body, read(body))).isEqualTo("{\"name\":\"}\\\"{ü\"}");
    }

    @Test
    void defaultsAreFiveWithReasonsToday() {
        DecisionRequest request = read("{\"client\": {}}");

        assertThat(request.options()).isEqualTo(Options.STANDARD);
        assertThat(request.asOf()).isEmpty();
    }

    @Test
    void findsEveryMistakeAtOnce() {
        DecisionRequest request = read(
                "{\"client\": 3, \"asof\": \"2026-03-01\", \"top\": 0, \"dryRun\": \"yes\", \"explain\": \"all\"}");

        assertThat(request.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "/client: the client's facts are an object, not a number",
                        "/asof: no `asof` in a request. Did you mean `asOf`?",
                        "/top: `top` is 1 to 100",
                        "/dryRun: `dryRun` is true or false, not a text",
                        "/explain: `explain` is one of none, why, full, not `all`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "01.03.2026", "today", "", "+999999999-12-31", "1899-12-31"})
    void refusesDaysThatDoNotExist(String day) {
        assertThat(read("{\"client\": {}, \"asOf\": \"" + day + "\"}").problems())
                .singleElement()
                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/asOf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "99999999999999999999", "1.5", "\"5\"", "null", "true", "[]"})
    void refusesATopThatIsNoSmallNumber(String top) {
        assertThat(read("{\"client\": {}, \"top\": " + top + "}").problems())
                .singleElement()
                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/top"));
    }

    @Test
    void readsWhoseStoredFactsAndWhichRevision() {
        DecisionRequest request =
                read("{\"clientId\": \"C-1\", \"dryRun\": true, \"revision\": \"" + "0a".repeat(32) + "\"}");
        assertThat(request.problems()).isEmpty();
        assertThat(request.clientId()).contains("C-1");
        assertThat(request.dryRun()).isTrue();
        assertThat(request.revision()).contains("0a".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"clientId\": 7", "\"clientId\": \"\"", "\"clientId\": \"a\\u0000\"", "\"clientId\": null"})
    void refusesAnIdThatIsNone(String member) {
        assertThat(read("{" + member + "}").problems())
                .singleElement()
                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/clientId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ab\"", "7", "null", "\"live\"", "\"'; drop table revisions; --\""})
    void refusesARevisionThatIsNone(String revision) {
        assertThat(read("{\"client\": {}, \"revision\": " + revision + "}").problems())
                .singleElement()
                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/revision"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"client\": {\"id\": \"x\"",
                "{\"client\": {}} trailing",
                "{\"client\": {}, \"client\": {}}",
                "{\"client\": {\"id\": 1, \"id\": 2}}",
                "{client: {}}",
                "{'client': {}}",
                "{\"client\": {\"nps\": NaN}}",
                "{\"client\": {\"nps\": 01}}",
                "// comment\n{}"
            })
    void refusesWhatIsNotJson(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code().word()).isEqualTo("malformed-json");
            assertThat(problem.problem().detail())
                    .isNotBlank()
                    .doesNotContain("com.", "Source", "`Json", "Feature", "\n");
        });
    }

    @Test
    void saysWhereItStoppedBeingJson() {
        assertThatThrownBy(() -> read("{\n  \"client\": {\"id\" \"x\"}\n}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().detail()).contains("line 2, column 19"));
    }

    @Test
    void refusesDocumentsNestedWithoutEnd() {
        assertThatThrownBy(() -> read("{\"client\": " + "[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().detail()).contains("nested too deeply"));
    }

    @Test
    void refusesOtherEncodings() {
        byte[] utf16 = "{\"client\": {\"id\": \"x\"}}".getBytes(StandardCharsets.UTF_16BE);

        assertThatThrownBy(() -> DecisionRequestReader.read(utf16))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().detail()).contains("UTF-8"));
    }

    private static DecisionRequest read(String body) {
        return DecisionRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String facts(String body, DecisionRequest request) {
        DecisionRequest.Slice slice = request.client().orElseThrow();
        return new String(body.getBytes(StandardCharsets.UTF_8), slice.from(), slice.length(), StandardCharsets.UTF_8);
    }
}
