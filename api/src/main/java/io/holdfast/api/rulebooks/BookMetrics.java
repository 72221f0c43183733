package io.holdfast.api.rulebooks;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;

/** Counts what comes of edits, and says which revision decides. */
public final class BookMetrics implements Consumer<Activation> {

    private final PrometheusRegistry registry;
    private final Counter reloads;
    private final Counter failures;
    private final Info info;
    private final Gauge lastSuccess;

    public BookMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        reloads = Counter.builder()
                .name("holdfast_rule_reloads_total")
                .help("Rule books that took over, the first one included.")
                .register(registry);
        failures = Counter.builder()
                .name("holdfast_rule_reload_failures_total")
                .help("Edits of the rules folder that were rejected.")
                .register(registry);
        info = Info.builder()
                .name("holdfast_rule_book_info")
                .help("1 for the revision that decides.")
                .labelNames("revision")
                .register(registry);
        lastSuccess = Gauge.builder()
                .name("holdfast_rule_book_last_success_timestamp_seconds")
                .help("When a rule book last took over, in seconds since 1970.")
                .register(registry);
    }

    /** Adds how the book is at this moment. */
    public void watching(ActiveBook active) {
        GaugeWithCallback.builder()
                .name("holdfast_rule_book_stale")
                .help("1 while the last edit is rejected and an older book decides.")
                .callback(gauge -> gauge.call(active.status().isStale() ? 1 : 0))
                .register(registry);
    }

    @Override
    public void accept(Activation activation) {
        if (activation instanceof Activation.Swapped swapped) {
            reloads.inc();
            info.setLabelValues(swapped.live().revision().hash());
            lastSuccess.set(swapped.live().since().getEpochSecond());
        } else if (activation instanceof Activation.Rejected) {
            failures.inc();
        }
    }
}
