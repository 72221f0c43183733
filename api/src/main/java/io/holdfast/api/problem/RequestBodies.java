package io.holdfast.api.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends every request whose body, unpacked, is larger than it may be, or cannot be read: both are the caller's doing. */
public final class RequestBodies implements ContainerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestBodies.class);

    private final int maxBytes;

    @Context
    private @Nullable ResourceInfo resource;

    public RequestBodies(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setEntityStream(
                new Limited(request.getEntityStream(), isAnySize() ? Long.MAX_VALUE : maxBytes, maxBytes));
    }

    /** A body that ends its request where it is larger than it may be, or cannot be read. */
    public static InputStream limited(InputStream body, int maxBytes) {
        return new Limited(body, maxBytes, maxBytes);
    }

    private boolean isAnySize() {
        return resource != null
                && resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(AnySize.class);
    }

    private static final class Limited extends FilterInputStream {

        private final int maxBytes;
        private long rest;

        Limited(InputStream body, long most, int maxBytes) {
            super(body);
            this.rest = most;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = count(into, from, length);
            rest -= Math.max(0, count);
            if (rest < 0) {
                throw Problem.of(
                                ProblemCode.REQUEST_TOO_LARGE,
                                "A request may have " + maxBytes + " bytes. One request is for one client.")
                        .exception();
            }
            return count;
        }

        private int count(byte[] into, int from, int length) {
            try {
                return super.read(into, from, length);
            } catch (IOException | RuntimeException broken) {
                LOG.debug("A body could not be read", broken);
                boolean slow = broken instanceof TimeoutException || broken.getCause() instanceof TimeoutException;
                throw ProblemMapper.problem(slow ? 408 : 400).exception();
            }
        }
    }
}
