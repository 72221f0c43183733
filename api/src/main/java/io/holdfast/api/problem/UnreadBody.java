package io.holdfast.api.problem;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** What nobody will read of a body, taken in as it comes and thrown away; its request ends with it, or when it takes too long. */
final class UnreadBody implements ReadListener, AsyncListener {

    private static final int SLICE = 8 * 1024;

    private final ServletInputStream body;
    private final AsyncContext request;
    private long left;

    private UnreadBody(ServletInputStream body, AsyncContext request, long most) {
        this.body = body;
        this.request = request;
        this.left = most;
    }

    /**
     * Takes in the rest of a body.
     *
     * @param most bytes, after which nothing more is waited for
     */
    static void takeIn(ServletInputStream body, AsyncContext request, long most, Duration longest) {
        UnreadBody rest = new UnreadBody(body, request, most);
        request.setTimeout(longest.toMillis());
        request.addListener(rest);
        body.setReadListener(rest);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] unread = new byte[SLICE];
        int read = 0;
        while (read >= 0 && left > 0 && body.isReady()) {
            read = body.read(unread);
            left -= read;
        }
        if (left <= 0) {
            end();
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent late) {
        end();
    }

    @Override
    public void onError(AsyncEvent gone) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent done) {}

    @Override
    public void onStartAsync(AsyncEvent again) {}

    private void end() {
        try {
            request.complete();
        } catch (IllegalStateException ended) {
            // It ends already, or is about to be told that it took too long.
        }
    }
}
