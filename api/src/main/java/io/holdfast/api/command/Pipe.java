package io.holdfast.api.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A pipe to another program, which may have read enough, as {@code head} does. */
final class Pipe extends FilterOutputStream {

    /** Nobody reads any more, which is no fault. */
    static final class ReaderGone extends IOException {
        private static final long serialVersionUID = 1;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    Pipe(OutputStream reader) {
        super(reader);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException gone) {
            throw new ReaderGone(gone);
        }
    }
}
