package io.holdfast.api.rulebooks;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the rules folder and activates it after every edit, once it is quiet. The operating system's events only wake
 * it early: network folders and editors that rename lose some, so it looks for itself as well.
 */
public final class FolderWatch implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final int MOST_SETTLING = 30;
    private static final long STOPPING_SECONDS = 10;

    private final ActiveBook active;
    private final Path folder;
    private final Duration quiet;
    private final Duration rescan;
    private final FolderEvents events;
    private @Nullable Thread thread;

    /**
     * @param quiet how long nothing may have changed before an edit counts as finished
     * @param rescan how often to look without being told
     */
    public FolderWatch(ActiveBook active, Path folder, Duration quiet, Duration rescan) {
        this.active = active;
        this.folder = folder;
        this.quiet = quiet;
        this.rescan = rescan;
        this.events = new FolderEvents(folder);
    }

    /** Activates the folder, then watches it. */
    @Override
    public void start() {
        Fingerprint first = look();
        active.activate(folder);
        Thread watcher = new DaemonThreads("rules-watch").newThread(() -> watch(first));
        watcher.start();
        thread = watcher;
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        events.close();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(STOPPING_SECONDS));
        }
    }

    private void watch(Fingerprint first) {
        Fingerprint taken = first;
        while (true) {
            try {
                if (events.told(rescan) || !look().equals(taken)) {
                    taken = settled();
                    active.activate(folder);
                }
            } catch (ClosedWatchServiceException stopped) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error ours) {
                LOG.error("Watching the rules folder failed; going on", ours);
            }
        }
    }

    /** How the folder looks once nothing has changed for a while; a folder that never rests is taken all the same. */
    private Fingerprint settled() throws InterruptedException {
        Fingerprint before = look();
        for (int round = 0; round < MOST_SETTLING; round++) {
            boolean told = events.told(quiet);
            Fingerprint now = look();
            if (!told && now.equals(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** Looks at the folder and asks to be told of changes in all that is there, new sub-folders included. */
    private Fingerprint look() {
        Fingerprint now = Fingerprint.of(folder);
        events.listen(now.folders());
        return now;
    }
}
