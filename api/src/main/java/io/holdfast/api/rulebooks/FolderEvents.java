package io.holdfast.api.rulebooks;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operating system tells of changes in folders; it may tell nothing at all. */
final class FolderEvents {

    private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable WatchService service;

    FolderEvents(Path folder) {
        service = service(folder);
    }

    /** Asks to be told of changes in these folders; asking twice does no harm. */
    void listen(Collection<Path> folders) {
        if (service == null) {
            return;
        }
        for (Path folder : folders) {
            try {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (IOException deaf) {
                LOG.debug("No events for a folder of the rule book", deaf);
            }
        }
    }

    /**
     * Waits until told of a change, but no longer than this.
     *
     * @throws ClosedWatchServiceException when closed meanwhile
     */
    boolean told(Duration longest) throws InterruptedException {
        if (service == null) {
            if (closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ClosedWatchServiceException();
            }
            return false;
        }
        WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        boolean told = key != null;
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll();
        }
        return told;
    }

    void close() throws IOException {
        closed.countDown();
        if (service != null) {
            service.close();
        }
    }

    private static @Nullable WatchService service(Path folder) {
        try {
            return folder.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            LOG.warn(
                    "The system tells nothing of changed files, so edits are noticed a little later: {}",
                    none.toString());
            return null;
        }
    }
}
