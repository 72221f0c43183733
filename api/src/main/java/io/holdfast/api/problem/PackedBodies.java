package io.holdfast.api.problem;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads how bodies are packed, as RFC 9110 has it, before the server does, which knows one way to write it and takes some
 * others for it: what is left for the server is {@code gzip} or nothing, and what we cannot unpack is marked to be refused.
 */
public final class PackedBodies extends Handler.Wrapper {

    /** Says, as an attribute of a request, what may be sent in place of how its body is packed. */
    static final String REFUSED = PackedBodies.class.getName() + ".refused";

    private static final String GZIP = "gzip";
    private static final HttpField PACKED = new HttpField(HttpHeader.CONTENT_ENCODING, GZIP);

    private final boolean unpacks;

    /**
     * @param unpacks whether the server unpacks what was packed with gzip
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
            headers.add(PACKED);
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

    /** What is said to somebody whose body we cannot unpack. */
    static Problem problem(String instead) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                GZIP.equals(instead)
                        ? "The Content-Encoding here is `gzip`, once, or none."
                        : "Bodies are not unpacked here: send none with a Content-Encoding.");
    }
}
