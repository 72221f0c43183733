package io.holdfast.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 that can be full: then no file grows and nothing is written, as the operating system would have it. */
public final class FullDisk extends FilePathWrapper {

    private static final String SCHEME = "full";
    private static final AtomicBoolean FULL = new AtomicBoolean();

    /** Makes addresses like {@code jdbc:h2:full:/folder/file} work. */
    static void plugIn() {
        FilePath.register(new FullDisk());
        FULL.set(false);
    }

    static String address(java.nio.file.Path file) {
        return "jdbc:h2:" + SCHEME + ":" + file.toAbsolutePath();
    }

    static void fill() {
        FULL.set(true);
    }

    static void makeRoom() {
        FULL.set(false);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    /** Refuses to write while there is no room. */
    private static final class Channel extends FileBase {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            refuseIfFull();
            return file.write(from);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            refuseIfFull();
            return file.write(from, position);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        private static void refuseIfFull() throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
        }
    }
}
