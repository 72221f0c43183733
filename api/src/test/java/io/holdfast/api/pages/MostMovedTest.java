package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MostMovedTest {

    @Test
    void keepsThoseWhoMovedMostAndCountsTheOthers() {
        MostMoved most = new MostMoved(3);

        most.accept(client("A", 10, 11));
        most.accept(client("B", 10, 2));
        most.accept(client("C", 0, 5));
        most.accept(client("D", 5, 0));
        most.accept(client("E", 5, 0));

        assertThat(most.clients())
                .extracting(one -> one.path("clientId").asText())
                .containsExactly("B", "C", "D");
        assertThat(most.others()).isEqualTo(2);
    }

    private static String client(String id, int before, int after) {
        return "{\"clientId\":\"%s\",\"before\":{\"worth\":%d},\"after\":{\"worth\":%d}}".formatted(id, before, after);
    }
}
