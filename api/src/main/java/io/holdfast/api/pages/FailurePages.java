package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** What goes wrong, in the look of every other page, for people; programs get their problem details untouched. */
@Priority(Priorities.USER + 1) // before the headers are set
final class FailurePages implements ContainerResponseFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Visits visits;

    FailurePages(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean failed = response.getStatus() >= 400 && !(response.getEntity() instanceof Page);
        if (failed && isForPeople(request)) {
            Page page = page(visits.of(request), response.getStatus(), detail(response.getEntity()));
            response.setEntity(page, new Annotation[0], MediaType.valueOf(PageHeaders.HTML));
        }
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.getType().equals("text")
                                && type.getSubtype().equals("html"))
                && !isForPrograms(request.getUriInfo().getPath());
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("v1/") || path.equals("openapi.json");
    }

    private static Page page(Visit visit, int status, String detail) {
        if (status == 404) {
            return page(visit, "Not found", "There is no page at this address.", "Nothing you did is lost.");
        }
        if (status == 401) {
            return page(
                    visit,
                    "You are not logged in",
                    "Nothing was changed. Your session may have ended: log in in another window, come back, and send"
                            + " it again.",
                    "What you typed is still there when you go back.");
        }
        if (status == 403) {
            return page(visit, "Not allowed", detail, "An administrator can give you another role.");
        }
        if (status == 413) {
            return page(
                    visit, "Too large", "That was more text than one request may carry.", "Shorten it, and try again.");
        }
        if (status < 500) {
            return page(
                    visit,
                    "That did not work",
                    detail.isEmpty() ? "The request cannot be answered as it is." : detail,
                    "Status " + status + ".");
        }
        return page(visit, "Our fault", "Something failed on our side. Nothing was changed.", detail);
    }

    /** What the problem's own words are; they name the incident to look for in the log. */
    private static String detail(@Nullable Object problem) {
        try {
            return problem instanceof byte[] json
                    ? JSON.readTree(json).path("detail").asText()
                    : "";
        } catch (IOException noJson) {
            return "";
        }
    }

    static Response noBook(Visit visit) {
        return message(
                visit,
                503,
                "No rule book is loaded",
                "Without rules nothing can be decided. Put a good rule book into the rules folder: it is read at once.",
                "`./holdfast new DIR` makes one to start from; the page of rules says what is wrong with the present"
                        + " one.");
    }

    static Response message(Visit visit, int status, String title, String advice, String more) {
        return Response.status(status).entity(page(visit, title, advice, more)).build();
    }

    private static Page page(Visit visit, String title, String advice, String more) {
        return new Page("message", visit.frame(title, ""), new Message(advice, more));
    }
}
