package io.holdfast.api.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.Compilation;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    private static final Duration QUIET = Duration.ofMillis(100);

    @TempDir
    Path folder;

    @TempDir
    Path aside;

    private final BlockingQueue<SourceFiles> built = new LinkedBlockingQueue<>();
    private final ActiveBook active = new ActiveBook(
            files -> {
                built.add(files);
                return new Compilation.Rejected(List.of());
            },
            Clock.systemUTC(),
            activation -> {});
    private @Nullable FolderWatch watch;

    @BeforeEach
    void startWithOneFile() throws IOException {
        write("book.yaml", "name: First");
    }

    @AfterEach
    void stop() throws Exception {
        if (watch != null) {
            watch.stop();
        }
    }

    @Test
    void buildsBeforeAnythingIsServed() throws Exception {
        start(Duration.ofHours(1));

        assertThat(next().text("book.yaml")).contains("name: First");
    }

    @Test
    void noticesAnEdit() throws Exception {
        start(Duration.ofHours(1));
        next();

        write("book.yaml", "name: Second");

        assertThat(next().text("book.yaml")).contains("name: Second");
    }

    @Test
    void noticesAnEditByLookingWhenNoEventComes() throws Exception {
        Path real = Files.createDirectory(folder.resolve("v1"));
        Files.writeString(real.resolve("book.yaml"), "name: Old");
        Path next = Files.createDirectory(folder.resolve("v2"));
        Files.writeString(next.resolve("book.yaml"), "name: New");
        Path link = Files.createSymbolicLink(folder.resolve("current"), real);
        startOn(link, Duration.ofMillis(50));
        assertThat(next().text("book.yaml")).contains("name: Old");

        Path other = Files.createSymbolicLink(folder.resolve("other"), next);
        Files.move(other, link, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next().text("book.yaml")).contains("name: New");
    }

    @Test
    void noticesFilesInNewFolders() throws Exception {
        start(Duration.ofHours(1));
        next();

        write("retention/deeper/rules.dslr", "one");
        assertThat(next().paths()).contains("retention/deeper/rules.dslr");

        write("retention/deeper/rules.dslr", "two");
        assertThat(next().text("retention/deeper/rules.dslr")).contains("two");
    }

    @Test
    void noticesASaveByRenaming() throws Exception {
        start(Duration.ofHours(1));
        next();

        Path saved = Files.writeString(folder.resolve(".book.yaml.new"), "name: Renamed");
        Files.move(saved, folder.resolve("book.yaml"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(next().text("book.yaml")).contains("name: Renamed");
    }

    @Test
    void takesManyWritesAsOneEdit() throws Exception {
        start(Duration.ofHours(1));
        next();

        for (int i = 0; i < 50; i++) {
            write("part" + i + ".dslr", "rule " + i);
        }

        int builds = 1;
        while (next().paths().size() < 51) {
            builds++;
        }
        assertThat(builds).as("a machine may pause while it writes").isLessThan(25);
    }

    @Test
    void leftoversOfEditorsAreNoEdit() throws Exception {
        start(Duration.ofHours(1));
        next();

        write("book.yaml.swp", "leftover");
        write("book.yaml", "name: After");

        assertThat(next().text("book.yaml")).contains("name: After");
        assertThat(built).isEmpty();
    }

    @Test
    void vanishedFolderIsARejectedEditAndItsReturnIsNoticed() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("book.yaml"), "name: Here");
        startOn(rules, Duration.ofMillis(50));
        next();

        Path away = Files.move(rules, folder.resolve("away"));
        awaitRejection("is not there");
        Files.writeString(away.resolve("book.yaml"), "name: Back");
        Files.move(away, rules);

        assertThat(next().text("book.yaml")).contains("name: Back");
    }

    @Test
    void stopsAtOnce() throws Exception {
        FolderWatch started = start(Duration.ofHours(1));
        next();

        long from = System.nanoTime();
        started.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .as("it would look again in an hour")
                .isLessThan(Duration.ofMinutes(5));
    }

    private FolderWatch start(Duration rescan) {
        return startOn(folder, rescan);
    }

    private FolderWatch startOn(Path rules, Duration rescan) {
        FolderWatch started = new FolderWatch(active, rules, QUIET, rescan);
        started.start();
        watch = started;
        return started;
    }

    private SourceFiles next() throws InterruptedException {
        SourceFiles files = built.poll(60, TimeUnit.SECONDS);
        assertThat(files).as("a build within a minute").isNotNull();
        return java.util.Objects.requireNonNull(files);
    }

    private void awaitRejection(String word) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            if (active.status()
                    .rejected()
                    .filter(edit -> edit.summary().contains(word))
                    .isPresent()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("no rejection that says \"" + word + "\" within a minute");
    }

    /** Whole at once: a machine that paused in the middle would have made two edits of it. */
    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Path whole = Files.writeString(aside.resolve("whole"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
