package io.holdfast.api;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Says to a load balancer whether requests can be answered now: 200 or 503, with what is missing. */
final class Ready extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient HealthCheckRegistry health;
    private final List<String> needed;
    private final transient BooleanSupplier warm;

    /**
     * @param warm whether decisions were warmed up
     */
    Ready(HealthCheckRegistry health, List<String> needed, BooleanSupplier warm) {
        this.warm = warm;
        this.health = health;
        this.needed = List.copyOf(needed);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder missing = new StringBuilder();
        for (String name : needed) {
            HealthCheck.Result result = health.runHealthCheck(name);
            if (!result.isHealthy()) {
                missing.append(name).append(": ").append(result.getMessage()).append('\n');
            }
        }
        if (missing.isEmpty() && !warm.getAsBoolean()) {
            missing.append("warm-up: not over yet\n");
        }
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(missing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.getWriter().print(missing.isEmpty() ? "ready\n" : missing);
    }
}
