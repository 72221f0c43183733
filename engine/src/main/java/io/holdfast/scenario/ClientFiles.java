package io.holdfast.scenario;

import io.holdfast.source.SourceFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the client files that rule tests name are read. */
interface ClientFiles {

    /**
     * The text of a client file.
     *
     * @param test path of the test's own file within the book
     * @param name as the test names it, from its own folder
     * @throws IOException when there is none to be read
     */
    String text(String test, String name) throws IOException;

    /** Whether a name can be that of a client file at all. */
    boolean isOne(String test, String name) throws IOException;

    /** On a disk, from the book's folder, which somebody with an account on this machine filled. */
    static ClientFiles below(Path folder) {
        return new ClientFiles() {
            @Override
            public String text(String test, String name) throws IOException {
                return Files.readString(path(test, name));
            }

            /** Whoever may write a test may not have any file of the machine read, nor a device that never ends. */
            @Override
            public boolean isOne(String test, String name) throws IOException {
                Path file = path(test, name);
                return name.endsWith(".json")
                        && !Path.of(name).isAbsolute()
                        && (!Files.exists(file)
                                || Files.isRegularFile(file) && Files.size(file) <= SourceFiles.MAX_FILE_BYTES);
            }

            private Path path(String test, String name) {
                return folder.resolve(test).resolveSibling(name).normalize();
            }
        };
    }

    /** Among the files of the book itself: for a book that came over a network, which says nothing about our disks. */
    static ClientFiles within(SourceFiles files) {
        return new ClientFiles() {
            @Override
            public String text(String test, String name) throws IOException {
                return files.text(path(test, name)).orElseThrow(() -> new FileNotFoundException(name));
            }

            @Override
            public boolean isOne(String test, String name) {
                return name.endsWith(".json");
            }

            private String path(String test, String name) {
                return Path.of(test).resolveSibling(name).normalize().toString().replace('\\', '/');
            }
        };
    }
}
