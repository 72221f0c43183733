package io.holdfast.api.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends every request whose body, unpacked, is larger than it may be, or cannot be read: both are the caller's doing. */
public final class RequestBodies implements DynamicFeature {

    /** Whoever only says that much is coming shall not make us set much aside. */
    private static final int MOST_TRUSTED = 1 << 16;

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Logger LOG = LoggerFactory.getLogger(RequestBodies.class);

    private final int maxBytes;
    private final Duration longest;

    /**
     * @param longest how long a body may take to come in, those of any size aside
     */
    public RequestBodies(int maxBytes, Duration longest) {
        this.maxBytes = maxBytes;
        this.longest = longest;
    }

    /** Whether a method takes bodies of any size is known once, and need not be asked with every request. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        ContainerRequestFilter filter = resource.getResourceMethod().isAnnotationPresent(AnySize.class)
                ? request -> request.setEntityStream(
                        new Limited(request.getEntityStream(), Long.MAX_VALUE, maxBytes, FOR_EVER))
                : request -> request.setEntityStream(new Limited(
                        request.getEntityStream(), maxBytes, maxBytes, longest.minus(WholeBodies.waitedFor(request))));
        context.register(filter, Priorities.USER - 1);
    }

    /** A body that ends its request where it is larger than it may be, or cannot be read. */
    public static InputStream limited(InputStream body, int maxBytes, Duration longest) {
        return new Limited(body, maxBytes, maxBytes, longest);
    }

    /**
     * The same of a body whose caller said how long it is: read as a whole, it takes that much memory and no more.
     *
     * @param announced its bytes; a negative number where nobody said
     */
    public static InputStream limited(InputStream body, long announced, int maxBytes, Duration longest) {
        return announced < 0 || announced > Math.min(maxBytes, MOST_TRUSTED)
                ? limited(body, maxBytes, longest)
                : new Announced(body, (int) announced, maxBytes, longest);
    }

    private static final class Announced extends Limited {

        private final int announced;

        Announced(InputStream body, int announced, int maxBytes, Duration longest) {
            super(body, maxBytes, maxBytes, longest);
            this.announced = announced;
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            byte[] whole = readNBytes(announced);
            byte[] more = readNBytes(1);
            if (more.length == 0) {
                return whole;
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(whole);
            all.writeBytes(more);
            transferTo(all);
            return all.toByteArray();
        }
    }

    private static class Limited extends FilterInputStream {

        private final int maxBytes;
        private final long begun = System.nanoTime();
        private final Duration longest;
        private long rest;

        Limited(InputStream body, long most, int maxBytes, Duration longest) {
            super(body);
            this.rest = most;
            this.maxBytes = maxBytes;
            this.longest = longest;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = count(into, from, length);
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw ProblemMapper.problem(408).exception();
            }
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
