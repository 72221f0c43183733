package io.holdfast.api.clients;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.rulebooks.Activation;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for the shelf as soon as a rule book takes over, so that whoever looks first need not wait for it. Decisions that
 * are asked for meanwhile go before it, unless somebody waits for the shelf by then.
 */
public final class ShelfWarming implements Managed, Consumer<Activation> {

    private static final Logger LOG = LoggerFactory.getLogger(ShelfWarming.class);

    private final ClientShelf shelf;
    private final RightOfWay way;
    private final Supplier<LocalDate> day;
    private final ExecutorService one = Executors.newSingleThreadExecutor(new DaemonThreads("shelf-warming"));
    private volatile boolean started;

    /**
     * @param day the day that pages start on
     */
    public ShelfWarming(ClientShelf shelf, RightOfWay way, Supplier<LocalDate> day) {
        this.shelf = shelf;
        this.way = way;
        this.day = day;
    }

    /** Started last, when clients and rules are there. */
    @Override
    public void start() {
        started = true;
        warm();
    }

    @Override
    public void stop() {
        one.shutdownNow();
    }

    @Override
    public void accept(Activation activation) {
        if (started && activation instanceof Activation.Swapped && !one.isShutdown()) {
            warm();
        }
    }

    private void warm() {
        one.execute(() -> {
            try {
                int clients = shelf.warm(day.get(), way.work());
                LOG.debug("Decided for {} clients of the shelf", clients);
            } catch (RuntimeException cold) {
                LOG.debug("The shelf stays cold", cold);
            }
        });
    }
}
