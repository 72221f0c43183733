package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.StoredFacts;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.SetAside;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossiersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate SINCE = LocalDate.of(2026, 2, 1);
    private static final String STORED = "{\"id\":\"C-1\",\"name\":\"Ada\",\"contract\":{\"term\":\"rolling\","
            + "\"monthlyFee\":400},\"services\":[\"website\"],\"contacts\":[{\"action\":\"a\",\"on\":\"2026-02-10\","
            + "\"outcome\":\"shown\"}]}";

    private RuleBook book;

    @BeforeAll
    void build() throws Exception {
        book = RuleBookCompiler.standard()
                .compile(SourceFiles.read(Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure")))
                .fold(sound -> sound, faults -> {
                    throw new IllegalStateException(faults.toString());
                });
    }

    @Test
    void groupsMergeFactByFactAndListsTakeThePlace() {
        Dossier dossier = of(
                "{\"clientId\":\"C-1\",\"client\":{\"name\":\"Eve\",\"contract\":{\"monthlyFee\":500},\"services\":[]}}",
                List.of());

        assertThat(dossier.client().name()).isEqualTo("Eve");
        assertThat(dossier.client().contract().monthlyFee()).isEqualTo(500);
        assertThat(dossier.client().contract().term()).isEqualTo("rolling");
        assertThat(dossier.client().services()).isEmpty();
        assertThat(dossier.facts().get())
                .isEqualTo(
                        "{\"id\":\"C-1\",\"name\":\"Eve\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":500},"
                                + "\"services\":[],\"contacts\":[{\"action\":\"a\",\"on\":\"2026-02-10\",\"outcome\":\"shown\"}]}");
    }

    @Test
    void nullTakesNothingAway() {
        Dossier dossier =
                of("{\"clientId\":\"C-1\",\"client\":{\"name\":null,\"contract\":{\"term\":null}}}", List.of());

        assertThat(dossier.client().name()).isEqualTo("Ada");
        assertThat(dossier.client().contract().term()).isEqualTo("rolling");
    }

    @Test
    void saysFromWhichDayOnTheFactsAreKnown() {
        assertThat(of("{\"clientId\":\"C-1\"}", List.of()).known()).hasValueSatisfying(known -> {
            assertThat(known.from()).isEqualTo(SINCE);
            assertThat(known.note()).isNull();
        });
        assertThat(of("{\"clientId\":\"C-1\",\"asOf\":\"2026-01-20\"}", List.of())
                        .known())
                .hasValueSatisfying(known -> {
                    assertThat(known.from()).isEqualTo(SINCE);
                    assertThat(known.note()).contains("earliest facts");
                });
        assertThat(of("{\"client\":{\"id\":\"C-1\"}}", List.of()).known()).isEmpty();
    }

    @Test
    void addsWhatWasReportedUnlessTheFactsTellIt() {
        ObjectNode told =
                Json.object("{\"action\":\"a\",\"on\":\"2026-02-10\",\"outcome\":\"shown\",\"reason\":\"x\"}");
        ObjectNode other =
                Json.object("{\"action\":\"a\",\"offer\":\"website\",\"on\":\"2026-02-10\",\"outcome\":\"shown\"}");

        Dossier stored = of("{\"clientId\":\"C-1\"}", List.of(told, other));
        Dossier brought = of("{\"client\":{\"id\":\"C-1\"}}", List.of(told, other));

        assertThat(stored.client().contacts()).hasSize(2);
        assertThat(brought.client().contacts()).hasSize(2);
        assertThat(brought.facts().get()).contains("website");
    }

    @Test
    void onADayToComeTodaysFactsCount() {
        List<LocalDate> asked = new ArrayList<>();
        Dossiers dossiers = new Dossiers(
                (id, day) -> {
                    asked.add(day);
                    return Optional.of(new StoredFacts(STORED, 1, SINCE, false));
                },
                (id, day, zone) -> {
                    asked.add(day);
                    return History.NONE;
                },
                DecisionSettings.STANDARD);
        Dossier dossier = of(dossiers, "{\"clientId\":\"C-1\",\"asOf\":\"2027-01-01\"}");

        assertThat(asked).containsOnly(TODAY).hasSize(2);
        assertThat(dossier.client().asOf()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void pointsAtTheRequestOrAtTheStoredFacts() {
        assertThat(problems("{\"clientId\":\"C-1\",\"client\":{\"name\":7,\"contract\":{\"term\":\"anual\"}}}", STORED))
                .extracting(FactProblem::pointer)
                .containsExactlyInAnyOrder("/client/name", "/client/contract/term");
        assertThat(problems("{\"clientId\":\"C-1\"}", "{\"id\":\"C-1\",\"attributes\":{\"gone\":true}}"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.pointer()).isEqualTo("/clientId");
                    assertThat(one.message()).contains("/attributes/gone");
                });
        assertThat(problems("{\"clientId\":\"C-1\",\"client\":{\"id\":\"C-2\"}}", STORED))
                .extracting(FactProblem::pointer)
                .contains("/client/id");
        assertThat(problems("{\"clientId\":\"C-1\",\"client\":{\"contacts\":7}}", STORED))
                .extracting(FactProblem::pointer)
                .containsExactly("/client/contacts");
    }

    @Test
    void stampsAndReferralsFollowWhatWasReportedSinceTheFactsBeganToHold() {
        List<ObjectNode> reported = List.of(
                contact("stamp-card-reward", "done", SINCE.minusDays(1)),
                contact("ask-promoter-for-referral", "won", SINCE),
                contact("ask-promoter-for-referral", "shown", SINCE),
                contact("ask-promoter-for-referral", "won", SINCE.plusDays(3)));
        Dossier before = of("{\"clientId\":\"C-1\"}", List.of(contact("start-stamp-card", "done", SINCE)));
        Dossier since = of("{\"clientId\":\"C-1\",\"client\":{\"loyalty\":{\"cardStamps\":10}}}", reported);
        Dossier brought = of("{\"client\":{\"id\":\"C-1\"}}", reported);

        assertThat(before.client().loyalty().cardStamps()).isZero();
        assertThat(before.client().loyalty().cardSize()).isEqualTo(10);
        assertThat(since.client().relationship().referrals()).isEqualTo(2);
        assertThat(since.client().loyalty().cardStamps()).isEqualTo(10);
        assertThat(brought.client().relationship().referrals()).isNull();
        assertThat(brought.client().contacts()).hasSize(4);
    }

    @Test
    void onlyWholeNumbersFollow() {
        assertThat(Follow.STANDARD).allMatch(Follow::isAboutWholeNumbers);
        for (String path : List.of("loyalty.cardStmps", "name", "loyalty.tier", "contract.daysIn", "loyalty", "")) {
            assertThat(new Follow("a", "done", Map.of(path, 1), null).isAboutWholeNumbers())
                    .as(path)
                    .isFalse();
        }
    }

    private static ObjectNode contact(String action, String outcome, LocalDate on) {
        return Json.object("{\"action\":\"" + action + "\",\"outcome\":\"" + outcome + "\",\"on\":\"" + on + "\"}");
    }

    @Test
    void withoutAMemoryNothingIsLookedUp() {
        Dossiers stateless = new Dossiers(
                (id, day) -> {
                    throw new IllegalStateException("looked up");
                },
                (id, day, zone) -> {
                    throw new IllegalStateException("looked up");
                },
                new DecisionSettings(true, null));

        assertThat(of(stateless, "{\"client\":{\"id\":\"C-1\"}}").client().id()).isEqualTo("C-1");
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> of(stateless, "{\"clientId\":\"C-1\"}"));
        assertThat(refused.problem().errors()).extracting(FactProblem::pointer).containsExactly("/clientId");
    }

    @Test
    void factsReadAlongWithTheRestAreThoseReadAfterwards() {
        String facts = "\"client\":{\"id\":\"C-1\",\"since\":\"2024-02-01\",\"services\":[\"hosting\"]}";
        List<String> along = List.of(
                "{" + facts + "}",
                "{\"asOf\":\"2026-02-01\"," + facts + ",\"top\":3,\"explain\":\"full\"}",
                "{" + facts + ",\"asOf\":\"" + TODAY + "\"}");
        List<String> afterwards = List.of(
                "{" + facts + ",\"asOf\":\"2026-02-01\"}",
                "{" + facts + ",\"revision\":\"" + "0a".repeat(32) + "\"}",
                "{\"clientId\":\"C-1\"," + facts + "}",
                "{" + facts + ",\"clientId\":\"C-1\"}");
        List<String> refused = List.of(
                "{" + facts + ",\"top\":0}",
                "{" + facts + "," + facts + "}",
                "{" + facts + ",\"asOf\":\"2026-02-01\",\"asOf\":\"2026-02-01\"}",
                "{" + facts + "} {}",
                "{" + facts,
                "{\"client\":{\"id\":\"C-1\",\"id\":\"C-1\"}}",
                "{\"client\":{\"id\":\"C-1\",\"tenure\":7}}",
                "{\"client\":{\"id\":\"C-1\",\"name\":\"\\ud83d\\q\"}}",
                "{\"client\":{\"id\":\"C-1\",\"nps\":01}}",
                "{\"client\":{},\"clientId\":\"C-1\",\"clientId\":\"C-1\"}",
                "{\"clientId\":\"C-1\",\"client\":{\"name\":\"a\",\"name\":\"a\"}}");
        assertThat(along).allSatisfy(body -> assertThat(readAlong(body).read()).isPresent());
        assertThat(afterwards)
                .allSatisfy(body -> assertThat(readAlong(body).read()).isEmpty());
        for (String body :
                Stream.of(along, afterwards, refused).flatMap(List::stream).toList()) {
            assertThat(outcome(body, this::readAlong))
                    .as(body)
                    .isEqualTo(outcome(body, text -> DecisionRequestReader.read(bytes(text))));
        }
    }

    private DecisionRequest readAlong(String body) {
        return DecisionRequestReader.read(
                bytes(body), new ClientReader(book.catalogue().book()), TODAY);
    }

    /** The client, or all that is said of what is wrong. */
    private Object outcome(String body, Function<String, DecisionRequest> reading) {
        Dossiers dossiers = new Dossiers(
                (id, day) -> Optional.of(new StoredFacts(STORED, 1, SINCE, day.isBefore(SINCE))),
                (id, day, zone) -> History.NONE,
                DecisionSettings.STANDARD);
        try {
            Dossier dossier = of(dossiers, body, reading.apply(body));
            return List.of(dossier.client(), dossier.facts().get(), dossier.known(), dossier.setAside());
        } catch (ProblemException problem) {
            return problem.problem();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSetAsideEndsOnItsDayWhereverTheFactsComeFrom() {
        SetAside untilApril =
                new SetAside("a", null, SetAside.How.SNOOZED, "mia", TODAY, LocalDate.of(2026, 4, 1), null);
        Dossiers dossiers = new Dossiers(
                (id, day) ->
                        id.equals("C-1") ? Optional.of(new StoredFacts(STORED, 1, SINCE, false)) : Optional.empty(),
                (id, day, zone) -> new History(List.of(), List.of(untilApril)),
                DecisionSettings.STANDARD);

        for (String whom : List.of(
                "\"clientId\":\"C-1\"",
                "\"client\":{\"id\":\"C-2\"}",
                "\"clientId\":\"C-2\",\"client\":{\"name\":\"Ada\"}")) {
            assertThat(of(dossiers, "{\"asOf\":\"2026-03-31\"," + whom + "}").setAside())
                    .as(whom)
                    .containsExactly(untilApril);
            assertThat(of(dossiers, "{\"asOf\":\"2026-04-01\"," + whom + "}").setAside())
                    .as(whom)
                    .isEmpty();
        }
    }

    private List<FactProblem> problems(String request, String stored) {
        Dossiers dossiers = new Dossiers(
                (id, day) -> Optional.of(new StoredFacts(stored, 1, SINCE, false)),
                (id, day, zone) -> History.NONE,
                DecisionSettings.STANDARD);
        return catchThrowableOfType(ProblemException.class, () -> of(dossiers, request))
                .problem()
                .errors();
    }

    private Dossier of(String request, List<ObjectNode> reported) {
        return of(
                new Dossiers(
                        (id, day) -> Optional.of(new StoredFacts(STORED, 1, SINCE, day.isBefore(SINCE))),
                        (id, day, zone) -> new History(reported, List.of()),
                        DecisionSettings.STANDARD),
                request);
    }

    private Dossier of(Dossiers dossiers, String text) {
        return of(dossiers, text, DecisionRequestReader.read(bytes(text)));
    }

    private Dossier of(Dossiers dossiers, String text, DecisionRequest request) {
        Dossiers.Days days = Dossiers.Days.of(request.asOf().orElse(TODAY), TODAY);
        return dossiers.of(book, bytes(text), request, days, new ArrayList<>(request.problems()));
    }
}
