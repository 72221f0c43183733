package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Of the clients that a comparison found, those whose answer moves most money; the others are only counted. */
final class MostMoved implements Consumer<String> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<Moved> LEAST_FIRST =
            Comparator.comparingDouble(Moved::much).thenComparing(Moved::number, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Moved> kept = new PriorityQueue<>(LEAST_FIRST);
    private long heard;

    /** A client, who was the so-manieth of the book whose answer is another. */
    private record Moved(double much, long number, JsonNode client) {}

    /** @param most clients to keep */
    MostMoved(int most) {
        this.most = most;
    }

    /** One client, as a line of JSON. */
    @Override
    public void accept(String line) {
        JsonNode client = read(line);
        kept.add(new Moved(Math.abs(moved(client)), heard++, client));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** Those who are kept, the most moved first; of two who moved alike, whom the book has first. */
    List<JsonNode> clients() {
        List<Moved> sorted = new ArrayList<>(kept);
        sorted.sort(LEAST_FIRST.reversed());
        return sorted.stream().map(Moved::client).toList();
    }

    /** How many are not kept. */
    long others() {
        return heard - kept.size();
    }

    /** How much more the later answer is worth than the earlier. */
    static double moved(JsonNode client) {
        return client.path("after").path("worth").asDouble()
                - client.path("before").path("worth").asDouble();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What an impact found is kept as JSON.", impossible);
        }
    }
}
