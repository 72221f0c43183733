package io.holdfast.api.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong with a file, in a sentence; Java's own messages are often only a path. */
final class Failure {

    private Failure() {}

    static String words(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no " + missing.getFile() + ".";
        } else if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be opened: permission denied.";
        } else if (failure instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is there already.";
        } else if (failure instanceof FileSystemException other && other.getReason() != null) {
            return other.getFile() + ": " + other.getReason() + ".";
        }
        return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    }
}
