package io.holdfast.api.clients;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a file, whatever its size, when one entry of it is larger than memory should have to hold. */
final class EntryLimit extends FilterInputStream {

    private final long most;
    private final String advice;
    private volatile long rest;

    EntryLimit(InputStream in, long most, String advice) {
        super(in);
        this.most = most;
        this.advice = advice;
        this.rest = most;
    }

    /** An entry has been read; the next may be as large again. */
    void entryRead() {
        rest = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        rest -= Math.max(0, count);
        if (rest < 0) {
            throw Problem.of(ProblemCode.REQUEST_TOO_LARGE, advice).exception();
        }
        return count;
    }
}
