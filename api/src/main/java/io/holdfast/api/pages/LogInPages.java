package io.holdfast.api.pages;

import io.holdfast.api.access.Access;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.LogInRedirect;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Secret;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The way in, and out again. */
@Path("/")
@Produces(PageHeaders.HTML)
public final class LogInPages {

    private static final int WRONG = 422;
    private static final int TOO_EARLY = 429;

    private final Visits visits;
    private final Access access;

    LogInPages(Visits visits, Access access) {
        this.visits = visits;
        this.access = access;
    }

    @GET
    @Path("login")
    @PermitAll
    public Response form(@Context ContainerRequestContext request, @QueryParam("then") @DefaultValue("") String then) {
        String next = LogInRedirect.local(then);
        return Caller.in(request.getSecurityContext()).isPresent()
                ? Response.seeOther(URI.create(next)).build()
                : page(request, 200, new LogInView("", next, ""));
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logIn(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest connection,
            @HeaderParam("Sec-Fetch-Site") @DefaultValue("") String from,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("then") @DefaultValue("") String then) {
        String next = LogInRedirect.local(then);
        if (from.equals("cross-site")) {
            return page(request, WRONG, new LogInView("", next, "Log in here, not from another site."));
        }
        return access.sessions()
                .logIn(name, Password.of(password), connection.getRemoteAddr())
                .fold(
                        token -> in(token, next),
                        () -> page(
                                request,
                                WRONG,
                                new LogInView(name, next, "That name and password do not go together.")),
                        wait -> tooEarly(request, name, next, wait));
    }

    @POST
    @Path("logout")
    @PermitAll
    public Response logOut(@Context ContainerRequestContext request) {
        Optional<Secret> token = access.cookie().in(request);
        Caller.in(request.getSecurityContext())
                .ifPresent(caller -> token.ifPresent(one -> access.sessions().logOut(one, caller.name())));
        return Response.seeOther(URI.create("/login"))
                .cookie(access.cookie().gone())
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    private Response in(Secret token, String next) {
        return Response.seeOther(URI.create(next))
                .cookie(access.cookie().of(token))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response tooEarly(ContainerRequestContext request, String name, String next, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        String words = "Too many attempts have failed. Try again in " + PageText.counted(seconds, "second") + ".";
        return Response.fromResponse(page(request, TOO_EARLY, new LogInView(name, next, words)))
                .header("Retry-After", seconds)
                .build();
    }

    private Response page(ContainerRequestContext request, int status, LogInView view) {
        Frame frame = visits.of(request).frame("Log in", "");
        return Response.status(status).entity(new Page("login", frame, view)).build();
    }
}
