package io.holdfast.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.client.Client;
import io.holdfast.intake.ClientReader;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsJsonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"C-1\"}",
                "{\"id\":\"C-1\",\"services\":[],\"divisions\":[]}",
                "{\"id\":\"C-1\",\"services\":[\"website\"],\"divisions\":[{\"name\":\"North\",\"served\":false}]}",
                "{\"id\":\"C-1\",\"name\":\"Zoë\",\"since\":\"2024-02-29\",\"status\":\"active\","
                        + "\"contract\":{\"term\":\"annual\",\"start\":\"2024-02-29\",\"noticeDays\":30,"
                        + "\"autoRenews\":true,\"monthlyFee\":400.5},"
                        + "\"delivery\":{\"errorRate\":0.25},"
                        + "\"relationship\":{\"needs\":[\"leads\"]},"
                        + "\"purchases\":[{\"service\":\"website\",\"on\":\"2025-01-01\",\"amount\":12.5}],"
                        + "\"contacts\":[{\"action\":\"ask-nps\",\"on\":\"2025-12-01\",\"outcome\":\"shown\"}],"
                        + "\"attributes\":{\"newsletter\":false}}"
            })
    void readsBackAsTheSameFacts(String json) throws Exception {
        JsonNode written = mapper.readTree(FactsJson.of(read(json, DAY)));

        assertThat(written).isEqualTo(mapper.readTree(json));
    }

    @Test
    void readsBackForAnotherDay() throws Exception {
        Client client = read("{\"id\":\"C-1\",\"since\":\"2025-09-01\"}", DAY);

        Client later = read(FactsJson.of(client), DAY.plusMonths(3));

        assertThat(client.tenureMonths()).isEqualTo(6);
        assertThat(later.tenureMonths()).isEqualTo(9);
    }

    private static Client read(String json, LocalDate asOf) throws Exception {
        return new ClientReader(book()).read(json, asOf).fold(client -> client, problems -> {
            throw new AssertionError(problems);
        });
    }

    private static Book book() throws Exception {
        Path tenure = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
        return CatalogueReader.read(SourceFiles.read(tenure), new Diagnostics())
                .map(Catalogue::book)
                .orElseThrow();
    }
}
