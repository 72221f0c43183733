package io.holdfast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePastTest {

    private static final LocalDate NOW = LocalDate.of(2026, 3, 1);
    private static final List<ObjectNode> CLIENTS =
            SampleBook.clients(42, 200, NOW).toList();

    @Test
    void nothingOfWhatCameLaterIsKnown() {
        for (int back = 1; back <= 12; back++) {
            LocalDate day = NOW.minusMonths(back);
            for (ObjectNode client : CLIENTS) {
                SamplePast.on(day, client, NOW).ifPresent(then -> {
                    String id = day + " " + client.path("id").asText();
                    for (String at : List.of("/since", "/loyalty/lastVisit", "/feedback/npsOn", "/ended/on")) {
                        notAfter(day, then.at(at), id + at);
                    }
                    for (String list : List.of("contacts", "purchases", "requests")) {
                        then.path(list).forEach(one -> notAfter(day, one.path("on"), id + list));
                    }
                });
            }
        }
    }

    @Test
    void whoCameLaterIsNotThereAndWhoLeftLaterIs() {
        LocalDate day = NOW.minusMonths(9);
        long there = CLIENTS.stream()
                .filter(one -> SamplePast.on(day, one, NOW).isPresent())
                .count();
        assertThat(there).isBetween(100L, 199L);
        assertThat(CLIENTS)
                .filteredOn(one -> one.path("status").asText().equals("lapsed")
                        && LocalDate.parse(one.at("/ended/on").asText()).isAfter(day))
                .isNotEmpty()
                .allSatisfy(one -> SamplePast.on(day, one, NOW)
                        .ifPresent(
                                then -> assertThat(then.path("status").asText()).isEqualTo("active")));
        assertThat(SamplePast.on(day, CLIENTS.get(3), NOW)).isEqualTo(SamplePast.on(day, CLIENTS.get(3), NOW));
    }

    private static void notAfter(LocalDate day, JsonNode text, String what) {
        if (text.isTextual()) {
            assertThat(LocalDate.parse(text.asText())).as(what).isBeforeOrEqualTo(day);
        }
    }
}
