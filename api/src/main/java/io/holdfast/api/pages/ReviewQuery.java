package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.queue.QueueFilter;
import io.holdfast.api.queue.QueueFilter.Due;
import io.holdfast.api.queue.QueueFilter.Sort;
import io.holdfast.api.queue.QueueFilter.State;
import io.holdfast.api.queue.QueueKey;
import io.holdfast.api.queue.QueuePlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the review queue is narrowed to, sorted by, and begun behind; all of it stands in the address.
 *
 * @param after empty for the first page
 */
record ReviewQuery(QueueFilter filter, Optional<QueuePlace> after) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;
    private static final int LONGEST_OWNERS = 2_000;
    private static final String OR = "|";

    static ReviewQuery of(Visits.Request request) {
        QueueFilter filter = new QueueFilter(
                word(request, "playbook"),
                word(request, "action"),
                owners(Typed.word(request.parameter("owner"), LONGEST_OWNERS)),
                word(request, "segment"),
                word(request, "health"),
                word(request, "tier"),
                Due.of(request.parameter("due")),
                State.of(request.parameter("state")),
                word(request, "client"),
                Sort.of(request.parameter("sort")));
        return new ReviewQuery(filter, place(filter.sort(), request.parameter("after")));
    }

    ReviewQuery with(QueueFilter other) {
        return new ReviewQuery(other, Optional.empty());
    }

    ReviewQuery behind(QueuePlace place) {
        return new ReviewQuery(filter, Optional.of(place));
    }

    /** The parameters that say something, in order. */
    List<Named> parameters() {
        List<Named> all = new ArrayList<>(List.of(
                new Named("playbook", filter.playbook()),
                new Named("action", filter.action()),
                new Named("owner", text(filter.owners())),
                new Named("segment", filter.segment()),
                new Named("health", filter.health()),
                new Named("tier", filter.tier()),
                new Named("due", filter.due().word()),
                new Named(
                        "state",
                        filter.state() == State.OPEN ? "" : filter.state().word()),
                new Named("client", filter.text()),
                new Named(
                        "sort", filter.sort() == Sort.SCORE ? "" : filter.sort().word())));
        after.ifPresent(place -> all.add(new Named("after", text(place))));
        all.removeIf(one -> one.value().isEmpty());
        return all;
    }

    /** The parameters as one text, without a question mark. */
    String query() {
        return parameters().stream()
                .map(one -> one.name() + "=" + URLEncoder.encode(one.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String address() {
        return at("/review");
    }

    String at(String path) {
        String query = query();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String word(Visits.Request request, String name) {
        return Typed.word(request.parameter(name), LONGEST);
    }

    /** One name, or several with a line between them. */
    private static List<String> owners(String text) {
        return List.of(text.split(Pattern.quote(OR), -1));
    }

    /** How owners stand in the address. */
    static String text(List<String> owners) {
        return String.join(OR, owners);
    }

    private static String text(QueuePlace place) {
        return JSON.createArrayNode()
                .add(place.value())
                .add(place.key().clientId())
                .add(place.key().action())
                .add(place.key().offer())
                .toString();
    }

    private static Optional<QueuePlace> place(Sort sort, String text) {
        try {
            JsonNode parts = JSON.readTree(text);
            return parts.isArray() && parts.size() == 4 && fine(parts)
                    ? QueuePlace.read(
                            sort,
                            parts.get(0).asText(),
                            new QueueKey(
                                    parts.get(1).asText(),
                                    parts.get(2).asText(),
                                    parts.get(3).asText()))
                    : Optional.empty();
        } catch (JsonProcessingException noPlace) {
            return Optional.empty();
        }
    }

    private static boolean fine(JsonNode parts) {
        for (JsonNode part : parts) {
            if (!Typed.isFine(part.asText())) {
                return false;
            }
        }
        return true;
    }
}
