package io.holdfast.api.problem;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads how bodies are packed, as RFC 9110 has it, before the server does, which knows one way to write it, takes some
 * others for it, and takes half of what was packed for all of it: nothing is left for the server to unpack, what we unpack
 * ourselves is marked, and so is what we cannot unpack, to be refused.
 */
public final class PackedBodies extends Handler.Wrapper {

    /** Says, as an attribute of a request, what may be sent in place of how its body is packed. */
    static final String REFUSED = PackedBodies.class.getName() + ".refused";

    /** Says, as an attribute of a request, that its body is packed. */
    private static final String PACKED = PackedBodies.class.getName() + ".packed";

    private static final String GZIP = "gzip";

    private final boolean unpacks;

    /**
     * @param unpacks whether the service unpacks what was packed with gzip
     */
    public PackedBodies(boolean unpacks) {
        this.unpacks = unpacks;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields given = request.getHeaders();
        return super.handle(
                given.contains(HttpHeader.CONTENT_ENCODING) ? read(request, given) : request, response, callback);
    }

    private Request read(Request request, HttpFields given) {
        List<String> codings = given.getCSV(HttpHeader.CONTENT_ENCODING, true).stream()
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        HttpFields.Mutable headers = HttpFields.build(given).remove(HttpHeader.CONTENT_ENCODING);
        if (unpacks && (codings.equals(List.of(GZIP)) || codings.equals(List.of("x-gzip")))) {
            request.setAttribute(PACKED, true);
        } else if (!codings.isEmpty()) {
            request.setAttribute(REFUSED, unpacks ? GZIP : "identity");
        }
        HttpFields read = headers.asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return read;
            }
        };
    }

    /** Whether a request's body comes packed. */
    static boolean isPacked(ContainerRequestContext request) {
        return request.getProperty(PACKED) != null;
    }

    /** Likewise. */
    public static boolean isPacked(ServletRequest request) {
        return request.getAttribute(PACKED) != null;
    }

    /** What is said to somebody whose body we cannot unpack. */
    static Problem problem(String instead) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                GZIP.equals(instead)
                        ? "The Content-Encoding here is `gzip`, once, or none."
                        : "Bodies are not unpacked here: send none with a Content-Encoding.");
    }
}
