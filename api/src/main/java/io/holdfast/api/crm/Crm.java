package io.holdfast.api.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.access.SignedCalls;
import io.holdfast.api.decisions.Answers;
import io.holdfast.api.outcomes.OutcomesResource;
import io.holdfast.api.rulebooks.ActiveBook;
import java.time.Clock;
import java.time.Duration;

/** Everything CRMs call, ready to be put into a service. */
public final class Crm {

    private final CrmSettings settings;

    public Crm(CrmSettings settings) {
        this.settings = settings;
    }

    /** The schemas of columns, by name: what every rule book has. */
    public static ObjectNode schemas() {
        ObjectNode schemas = ExternalServices.schemas(Columns.STANDARD);
        schemas.set("HubSpotColumns", HubSpotResource.schema(schemas.path("DecideAnswer")));
        return schemas;
    }

    /**
     * Who is known by a signature.
     *
     * @param maxBytes the most that a signed request may hold
     * @param longest how long it may take to come in
     */
    public SignedCalls signedCalls(int maxBytes, Duration longest, Clock clock) {
        return new HubSpotCallers(settings, maxBytes, longest, clock);
    }

    /** Puts the endpoints into the service. */
    public void register(JerseyEnvironment jersey, ActiveBook active, Answers decisions, OutcomesResource outcomes) {
        FlatCalls calls = new FlatCalls(active, decisions, outcomes);
        jersey.register(new CrmResource(calls, settings));
        jersey.register(new HubSpotResource(calls));
    }
}
