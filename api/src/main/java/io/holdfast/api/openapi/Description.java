package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** The description of one running service, made when somebody first asks for it. */
public final class Description {

    private final Supplier<Collection<Class<?>>> resources;
    private final String server;
    private Optional<ObjectNode> made = Optional.empty();

    /**
     * @param resources the classes of the service's endpoints, once all are there
     * @param server the address that the endpoints are below
     */
    public Description(Supplier<Collection<Class<?>>> resources, String server) {
        this.resources = resources;
        this.server = server;
    }

    /** The description; nobody may change it. */
    public synchronized ObjectNode json() {
        if (made.isEmpty()) {
            made = Optional.of(OpenApi.of(resources.get(), server));
        }
        return made.get();
    }
}
