package io.holdfast.api.rulebooks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a folder looks without reading its files: cheap, and different after any save.
 *
 * @param files path to size, time and identity
 * @param folders every folder, to be watched
 */
record Fingerprint(Map<Path, String> files, List<Path> folders) {

    /** The folder now; without files when it is missing. */
    static Fingerprint of(Path folder) {
        Map<Path, String> files = new TreeMap<>();
        TreeSet<Path> folders = new TreeSet<>();
        try {
            Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
                    if (!folders.isEmpty() && one.getFileName().toString().startsWith(".")) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    folders.add(one);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) {
                    files.put(one, look(one, attributes));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path one, IOException gone) {
                    files.put(one, "unreadable");
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path one, @org.jspecify.annotations.Nullable IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException missing) {
            return new Fingerprint(Map.of(), List.of());
        }
        return new Fingerprint(Map.copyOf(files), List.copyOf(folders));
    }

    private static String look(Path file, BasicFileAttributes attributes) {
        BasicFileAttributes real = attributes;
        if (attributes.isSymbolicLink()) {
            try {
                real = Files.readAttributes(file, BasicFileAttributes.class);
            } catch (IOException dangling) {
                return "dangling";
            }
        }
        return real.size() + " " + real.lastModifiedTime() + " " + Objects.toString(real.fileKey());
    }
}
