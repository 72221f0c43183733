package io.holdfast.api.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends every request whose body, unpacked, is larger than it may be. */
public final class BodyLimit implements ContainerRequestFilter {

    private final int maxBytes;

    public BodyLimit(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setEntityStream(new Limited(request.getEntityStream()));
    }

    private final class Limited extends FilterInputStream {

        private long rest = maxBytes;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            spend(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            spend(Math.max(0, count));
            return count;
        }

        private void spend(int count) {
            rest -= count;
            if (rest < 0) {
                throw Problem.of(
                                ProblemCode.REQUEST_TOO_LARGE,
                                "A request may have " + maxBytes + " bytes. One request is for one client.")
                        .exception();
            }
        }
    }
}
