package io.holdfast.api.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;

/** What browsers are told about a page: run and load nothing but ours, show it in no other site, keep no copy. */
final class PageHeaders implements ContainerResponseFilter {

    static final String HTML = "text/html; charset=utf-8";
    static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            response.getHeaders().putSingle("Content-Security-Policy", POLICY);
            response.getHeaders().putSingle("Cache-Control", cache(request));
        }
    }

    /** What answers a form may show a secret, once. */
    private static String cache(ContainerRequestContext request) {
        return request.getMethod().equals("GET") ? "private, no-cache" : "no-store";
    }
}
