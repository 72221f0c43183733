package io.holdfast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.intake.Coverage;
import io.holdfast.intake.TestBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBookTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("holdfast.root", ".."), "fixtures", "clients", "sample-500.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theShippedSampleIsWhatItsSeedGives() throws IOException {
        String fresh = SampleBook.clients(7, 500, TestBooks.TODAY)
                .map(SampleBookTest::line)
                .collect(Collectors.joining());

        if ("rewrite".equals(System.getProperty("goldens"))) {
            assertThat(System.getenv("CI"))
                    .as("a build server never rewrites what it checks")
                    .isNull();
            Files.writeString(SAMPLE, fresh);
        }
        assertThat(Files.readString(SAMPLE))
                .as("rewrite it with -Dgoldens=rewrite after a wanted change")
                .isEqualTo(fresh);
    }

    @Test
    void aClientDoesNotDependOnHowManyFollow() {
        assertThat(SampleBook.clients(7, 50, TestBooks.TODAY).toList())
                .isEqualTo(SampleBook.clients(7, 500, TestBooks.TODAY).limit(50).toList());
        assertThat(line(SampleBook.clients(8, 1, TestBooks.TODAY).toList().get(0)))
                .isNotEqualTo(
                        line(SampleBook.clients(7, 1, TestBooks.TODAY).toList().get(0)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 7, -3, 4711, Long.MAX_VALUE})
    void everyHistoryHangsTogether(long seed) {
        clients(seed, 400, TestBooks.TODAY).forEach(SampleBookTest::assertPlausible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2023-12-31", "2026-01-01", "2030-03-31"})
    void anyDayWillDo(LocalDate day) {
        clients(7, 200, day).forEach(SampleBookTest::assertPlausible);
    }

    @Test
    void theBusinessIsAsDescribed() {
        List<Client> clients = clients(7, 2_000, TestBooks.TODAY).toList();
        Map<String, Long> byStatus =
                clients.stream().collect(Collectors.groupingBy(client -> "" + client.status(), Collectors.counting()));
        Coverage coverage = new Coverage();
        clients.forEach(coverage::add);

        assertThat(byStatus.get("prospect")).isBetween(180L, 300L);
        assertThat(byStatus.get("active")).isBetween(1_300L, 1_500L);
        assertThat(byStatus.get("ending")).isBetween(80L, 160L);
        assertThat(byStatus.get("lapsed")).isBetween(180L, 300L);
        assertThat(clients)
                .extracting(Client::segment)
                .contains("beauty", "business", "retail", "hospitality", "health", "public");
        assertThat(coverage.neverKnown()).isEmpty();
        assertThat(coverage.unknown().values()).allMatch(count -> count < 2_000);
    }

    private static void assertPlausible(Client client) {
        LocalDate since = client.since();
        LocalDate asOf = client.asOf();
        String who = client.id() + " of " + asOf;
        if (since == null) {
            assertThat(client.status()).as(who).isEqualTo("prospect");
            assertThat(client.purchases()).as(who).isEmpty();
            return;
        }
        assertThat(since).as(who).isBeforeOrEqualTo(asOf);
        assertThat(client.ended().on() != null).as(who).isEqualTo("lapsed".equals(client.status()));
        assertWithin(who, since, asOf, client.ended().on());
        assertWithin(who, since, asOf, client.feedback().npsOn());
        assertWithin(who, since, asOf, client.relationship().lastReview());
        assertWithin(who, since, asOf, client.relationship().lastContact());
        assertWithin(who, since, asOf, client.loyalty().lastVisit());
        assertWithin(who, since, asOf, client.usage().lastActive());
        assertWithin(who, since, asOf, client.delivery().lastAudit());
        assertWithin(who, since, asOf, client.contract().lastPriceRise());
        assertWithin(who, since, asOf, client.onboarding().started());
        assertWithin(who, since, asOf, client.onboarding().completed());
        client.contacts().forEach(contact -> assertWithin(who, since, asOf, contact.on()));
        client.requests().forEach(request -> assertWithin(who, since, asOf, request.on()));
        client.purchases().forEach(purchase -> assertWithin(who, since, asOf, purchase.on()));
        Integer visits = client.loyalty().visits();
        if (visits != null) {
            assertThat(client.purchases()).as(who).hasSize(visits);
            assertThat(client.purchases().get(visits - 1).on())
                    .as(who)
                    .isEqualTo(client.loyalty().lastVisit());
        }
        Stream.of("landing-page", "website", "web-app", "spa-pedicure", "deluxe-pedicure")
                .filter(client.services()::contains)
                .forEach(rung -> assertThat(client.purchases())
                        .as(who)
                        .anyMatch(purchase -> purchase.service().equals(rung)));
    }

    private static void assertWithin(String who, LocalDate since, LocalDate asOf, @Nullable LocalDate day) {
        if (day != null) {
            assertThat(day).as(who).isBetween(since, asOf);
        }
    }

    private static Stream<Client> clients(long seed, int count, LocalDate asOf) {
        return SampleBook.clients(seed, count, asOf)
                .map(facts -> TestBooks.READER.read(facts, asOf).fold(client -> client, problems -> {
                    throw new AssertionError(problems + " in " + facts);
                }));
    }

    private static String line(ObjectNode facts) {
        try {
            return JSON.writeValueAsString(facts) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
