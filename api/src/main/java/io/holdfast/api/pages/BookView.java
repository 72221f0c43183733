package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of the book as a page shows them.
 *
 * @param missing why there are none; empty where there are
 * @param asOf of which day they are, and when those were made that take long
 */
public record BookView(
        String missing, String asOf, String currency, List<Key> keys, List<Figure> figures, String href) {

    /** A figure that is one number. */
    public record Key(String name, String value, String detail, String href) {}

    public BookView {
        keys = List.copyOf(keys);
        figures = List.copyOf(figures);
    }

    static BookView missing(String why) {
        return new BookView(why, "", "", List.of(), List.of(), "");
    }

    /** The numbers on top. */
    static List<Key> keys(JsonNode json, Visit visit) {
        List<Key> keys = new ArrayList<>();
        JsonNode clients = json.path("clients");
        JsonNode bucket = json.path("bucket");
        keys.add(new Key(
                "Clients",
                PageText.number(clients.path("there").asInt()),
                PageText.counted(clients.path("prospects").asInt(), "prospect") + " beside them",
                visit.href(FigurePaths.clients("there"))));
        keys.add(new Key(
                "Monthly money",
                PageText.money(clients.path("monthlyMoney").asDouble()),
                "fees of the clients who are there",
                visit.href(FigurePaths.clients("there"))));
        keys.add(new Key(
                "Still to come",
                PageText.money(clients.path("stillToCome").asDouble()),
                "residual lifetime value",
                visit.href(FigurePaths.clients("there"))));
        keys.add(share(
                "Gross retention", bucket, "grossRetention", visit.href(FigurePaths.clients("moved", "is", "less"))));
        keys.add(share("Net retention", bucket, "netRetention", visit.href(FigurePaths.clients("moved"))));
        JsonNode nps = bucket.path("nps");
        keys.add(new Key(
                "NPS",
                nps.isObject() ? PageText.number(Math.rint(nps.path("score").asDouble())) : PageText.UNKNOWN,
                nps.isObject()
                        ? PageText.counted(nps.path("answers").asInt(), "answer") + ", with 95 % between "
                                + PageText.number(Math.rint(nps.path("low").asDouble())) + " and "
                                + PageText.number(Math.rint(nps.path("high").asDouble()))
                        : "nobody answered",
                nps.isObject()
                        ? visit.href(FigurePaths.clients(
                                "nps", "day", json.path("asOf").asText()))
                        : ""));
        int unreadable = clients.path("unreadable").asInt();
        if (unreadable > 0) {
            keys.add(new Key(
                    "Left out",
                    PageText.number(unreadable),
                    "clients whose facts cannot be read",
                    visit.href(FigurePaths.clients("unreadable"))));
        }
        return keys;
    }

    private static Key share(String name, JsonNode bucket, String share, String behind) {
        Optional<Double> known = BookSections.share(bucket, share);
        return new Key(
                name,
                known.map(PageText::percent).orElse(PageText.UNKNOWN),
                "of monthly money over twelve months",
                known.isPresent() ? behind : "");
    }
}
