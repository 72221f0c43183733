package io.holdfast.api.pace;

import java.util.concurrent.ThreadFactory;

/**
 * Threads for work in the background, which keep no service from ending.
 *
 * @param name of each of them, as a thread dump and the log tell it
 */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
