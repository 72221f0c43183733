package io.holdfast.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the list of clients is narrowed to and sorted by; all of it stands in the address.
 *
 * @param sort a column's key, with a minus in front for downwards; empty for the standing order
 * @param page from 1
 */
public record ListQuery(
        String q, String health, String playbook, String segment, String status, String sort, int page) {

    static final ListQuery EVERYTHING = new ListQuery("", "", "", "", "", "", 1);

    public ListQuery {
        q = q.strip();
        page = Math.max(1, page);
    }

    /** Whether it leaves anybody out. */
    public boolean narrows() {
        return !(q + health + playbook + segment + status).isEmpty();
    }

    ListQuery withHealth(String value) {
        return new ListQuery(q, value, playbook, segment, status, sort, 1);
    }

    ListQuery withSort(String value) {
        return new ListQuery(q, health, playbook, segment, status, value, 1);
    }

    ListQuery withPage(int value) {
        return new ListQuery(q, health, playbook, segment, status, sort, value);
    }

    /** The parameters that say something, in order. */
    List<Named> parameters() {
        List<Named> all = new ArrayList<>(List.of(
                new Named("q", q),
                new Named("health", health),
                new Named("playbook", playbook),
                new Named("segment", segment),
                new Named("status", status),
                new Named("sort", sort)));
        if (page > 1) {
            all.add(new Named("page", Integer.toString(page)));
        }
        all.removeIf(one -> one.value().isEmpty());
        return all;
    }

    /** The list's address for this query. */
    String href(UnaryOperator<String> keepingDay) {
        String query = parameters().stream()
                .map(one -> one.name() + "=" + URLEncoder.encode(one.value(), StandardCharsets.UTF_8))
                .reduce((one, next) -> one + "&" + next)
                .orElse("");
        return keepingDay.apply(query.isEmpty() ? "/clients" : "/clients?" + query);
    }
}
