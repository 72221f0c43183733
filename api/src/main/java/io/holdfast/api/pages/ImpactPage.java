package io.holdfast.api.pages;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.holdfast.impact.ClientImpact;
import io.holdfast.impact.ImpactSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** What an edit changes as one page that stands alone: to read, to print, to send on. */
public final class ImpactPage {

    /** A page with every client of a large book would open nowhere; the rest is counted, and lies in the JSON. */
    private static final int MOST_CLIENTS = 200;

    private static final Comparator<ClientImpact> LEAST_MOVED_FIRST = Comparator.<ClientImpact>comparingDouble(
                    impact -> Math.abs(moved(impact)))
            .thenComparing(ClientImpact::clientId, Comparator.reverseOrder());

    private final String currency;
    private final PriorityQueue<ClientImpact> most = new PriorityQueue<>(LEAST_MOVED_FIRST);

    /**
     * @param currency ISO 4217 code of the book's currency
     */
    public ImpactPage(String currency) {
        this.currency = currency;
    }

    /** A client whose answer is another. */
    public void add(ClientImpact impact) {
        most.add(impact);
        if (most.size() > MOST_CLIENTS) {
            most.remove();
        }
    }

    /** The whole page. */
    public String text(ImpactSummary summary) throws IOException {
        StringWriter out = new StringWriter();
        try {
            configuration()
                    .getTemplate("impact.ftlh", "UTF-8")
                    .process(Map.of("body", new ImpactView(summary, clients(), currency), "css", css()), out);
        } catch (TemplateException wrong) {
            throw new IllegalStateException("The page of an impact could not be made.", wrong);
        }
        return out.toString();
    }

    private List<ClientImpact> clients() {
        ArrayDeque<ClientImpact> ordered = new ArrayDeque<>();
        PriorityQueue<ClientImpact> rest = new PriorityQueue<>(most);
        while (!rest.isEmpty()) {
            ordered.addFirst(rest.remove());
        }
        return new ArrayList<>(ordered);
    }

    static double moved(ClientImpact impact) {
        return impact.after().worth() - impact.before().worth();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setClassForTemplateLoading(ImpactPage.class, "");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static String css() throws IOException {
        try (InputStream in = ImpactPage.class.getResourceAsStream("holdfast.css")) {
            if (in == null) {
                throw new IllegalStateException("holdfast.css lies beside this class.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
