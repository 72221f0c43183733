package io.holdfast.api.problem;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the bodies of requests, without a thread, until they are whole: who sends slowly holds up nobody. A body that is
 * larger than most, or takes too long, or comes while very much is waited for already, goes on before it is whole, and says so.
 * Most bodies come with their heads. So while few threads are taken, they are read as they come, which costs less.
 */
public final class WholeBodies extends Handler.Wrapper {

    /** Since when its body is waited for ({@code System.nanoTime()}): of a request that goes on before that is whole. */
    private static final String COMING = WholeBodies.class.getName() + ".coming";

    /** Room for this many bodies of the largest size that is waited for. */
    private static final int ROOM = 64;

    private static final int FIRST = 4 * 1024;

    private final int most;
    private final long longestNanos;
    private final AtomicLong room;
    private final int fewThreads;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param threads that the service has for all calls; while a quarter of them answers, nobody is waited for
     * @param most bytes of a body, as it is sent, that are waited for
     * @param longest how long a body that keeps coming is waited for
     */
    public WholeBodies(int threads, int most, Duration longest) {
        this.fewThreads = threads / 4;
        this.most = most;
        this.longestNanos = longest.toNanos();
        this.room = new AtomicLong((long) ROOM * most);
    }

    /** Whether a request goes on before its body is whole. */
    public static boolean isComing(ContainerRequestContext request) {
        return request.getProperty(COMING) != null;
    }

    /** Whether a request goes on before its body is whole. */
    public static boolean isComing(ServletRequest request) {
        return request.getAttribute(COMING) != null;
    }

    /** How long the body of such a request was waited for. */
    static Duration waitedFor(ContainerRequestContext request) {
        return request.getProperty(COMING) instanceof Long since
                ? Duration.ofNanos(System.nanoTime() - since)
                : Duration.ZERO;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Handler next = getHandler();
        if (next == null || !mayHaveBody(request)) {
            return super.handle(request, response, callback);
        }
        if (request.getLength() > most) {
            request.setAttribute(COMING, System.nanoTime());
            return answered(next, request, response, callback);
        }
        if (taken.get() < fewThreads) {
            return answered(next, request, response, callback);
        }
        Arriving arriving = new Arriving(next, request, response, callback);
        return !arriving.isThere() || answered(next, arriving, response, callback);
    }

    private boolean answered(Request.Handler next, Request request, Response response, Callback callback)
            throws Exception {
        taken.incrementAndGet();
        try {
            return next.handle(request, response, callback);
        } finally {
            taken.decrementAndGet();
        }
    }

    private static boolean mayHaveBody(Request request) {
        long length = request.getLength();
        if (length >= 0) {
            return length > 0;
        }
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        return version.getVersion() > HttpVersion.HTTP_1_1.getVersion()
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** A request whose body is kept as it comes, and read from what was kept. */
    private final class Arriving extends Request.Wrapper implements Invocable.Task {

        private final Request.Handler next;
        private final Response response;
        private final Callback callback;
        private final long since = System.nanoTime();
        private byte[] kept;
        private int size;
        private int counted;
        private boolean isRead;
        private boolean isWhole;
        private Content.@Nullable Chunk failure;

        Arriving(Request.Handler next, Request request, Response response, Callback callback) {
            super(request);
            this.next = next;
            this.response = response;
            this.callback = callback;
            this.kept =
                    new byte[Math.toIntExact(request.getLength() > 0 ? Math.min(request.getLength(), FIRST) : FIRST)];
        }

        /** Takes what has come; false where more is waited for, and the request goes on by itself. */
        boolean isThere() {
            while (true) {
                Content.Chunk chunk = super.read();
                if (chunk == null) {
                    if (isTooMuch()) {
                        return there(false);
                    }
                    super.demand(this);
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    failure = chunk;
                    return there(false);
                }
                keep(chunk.getByteBuffer());
                boolean last = chunk.isLast();
                chunk.release();
                if (last || size > most) {
                    return there(last);
                }
            }
        }

        private boolean there(boolean whole) {
            isWhole = whole;
            room.addAndGet(counted);
            counted = 0;
            if (!whole) {
                setAttribute(COMING, since);
            }
            return true;
        }

        private boolean isTooMuch() {
            room.addAndGet(counted - kept.length);
            counted = kept.length;
            return room.get() < 0 || System.nanoTime() - since > longestNanos;
        }

        private void keep(ByteBuffer bytes) {
            int more = bytes.remaining();
            if (size + more > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(size + more, 2 * kept.length));
            }
            bytes.get(kept, size, more);
            size += more;
        }

        /** More of the body has come. Nothing here waits; whoever answers may, and so has a thread of its own. */
        @Override
        public void run() {
            try {
                if (isThere()) {
                    getContext().execute(this::goOn);
                }
            } catch (RejectedExecutionException stopping) {
                callback.failed(stopping);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        private void goOn() {
            try {
                if (!answered(next, this, response, callback)) {
                    Response.writeError(this, response, callback, 404);
                }
            } catch (Throwable failed) {
                callback.failed(failed);
            }
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (!isRead) {
                isRead = true;
                if (size > 0) {
                    return Content.Chunk.from(ByteBuffer.wrap(kept, 0, size), isWhole);
                }
            }
            if (isWhole) {
                return Content.Chunk.EOF;
            }
            Content.Chunk failed = failure;
            if (failed != null) {
                failure = Content.Chunk.next(failed);
                return failed;
            }
            return super.read();
        }

        @Override
        public void demand(Runnable onContent) {
            if (isRead && !isWhole && failure == null) {
                super.demand(onContent);
            } else {
                getContext().execute(onContent);
            }
        }
    }
}
