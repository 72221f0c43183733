package io.holdfast.api.problem;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problems that arise before a request reaches us, such as a header that is too long, told like all others. */
public final class ServerProblems extends ErrorHandler {

    /** For a method that no address here has. */
    private static final String KNOWN_METHODS = "GET,HEAD,POST,PUT,PATCH,DELETE";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem = ProblemMapper.problem(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE.toString());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (response.getStatus() == HttpStatus.METHOD_NOT_ALLOWED_405
                && !response.getHeaders().contains(HttpHeader.ALLOW)) {
            response.getHeaders().put(HttpHeader.ALLOW, KNOWN_METHODS);
        }
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(problem.bytes()), callback);
        return true;
    }
}
