package io.holdfast.api.pages;

import io.dropwizard.views.freemarker.FreemarkerViewRenderer;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ShelfRow;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Pages as their templates really render them. */
final class Rendered {

    private static final FreemarkerViewRenderer RENDERER = new FreemarkerViewRenderer();

    private Rendered() {}

    static Document client(ShelfRow row) {
        ClientView view = ClientView.of(
                row.client().orElseThrow(),
                row.decision().orElseThrow(),
                Samples.lens(),
                ClientPaths.tryWith(row.id()),
                ClientAround.NOTHING);
        return page("client", ClientRow.name(row), view);
    }

    /** The page of a client about whom an action was asked. */
    static Document client(Client client, Decision decision, String asked) {
        ClientAround nothing = ClientAround.NOTHING;
        ClientAround around = new ClientAround(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                asked,
                Optional.of(decision),
                nothing.form(),
                nothing.done(),
                Optional.empty(),
                Optional.empty());
        return page(
                "client",
                client.id(),
                ClientView.of(client, decision, Samples.lens(), ClientPaths.tryWith(client.id()), around));
    }

    static Document list(List<ShelfRow> rows, ListQuery query) {
        return page("clients", "Clients", ClientListView.of(rows, query, Samples.lens(), path -> path));
    }

    static Document tried(String facts) {
        return page("try", "Try", TryView.asking(facts));
    }

    static Document page(String template, String title, Object body) {
        return Jsoup.parse(html(new Page(template, frame(title), body)));
    }

    static String html(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RENDERER.render(page, Locale.ENGLISH, out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Frame frame(String title) {
        return new Frame(
                title,
                "What this shows.",
                "/",
                List.of(),
                new Day("2026-03-01", "1 March 2026", "1 March 2026"),
                false,
                true,
                "",
                "Agency and salon",
                new Frame.Live("live", "0123456789ab", "live, 4 minutes", "", List.of()),
                List.of(),
                new Visitor("anna", Role.ADMIN, "token"),
                false);
    }
}
