package io.holdfast.api.drafts;

import io.holdfast.api.drafts.DraftStore.Written;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that are other than in a base. */
record FileEdits(List<Written> written) {

    static FileEdits between(SourceFiles base, SourceFiles after) {
        TreeSet<String> paths = new TreeSet<>(base.paths());
        paths.addAll(after.paths());
        List<Written> written = new ArrayList<>();
        for (String path : paths) {
            if (!base.content(path).equals(after.content(path))) {
                written.add(new Written(path, after.bytes(path)));
            }
        }
        return new FileEdits(List.copyOf(written));
    }

    SortedMap<String, Draft.Edit> kinds() {
        SortedMap<String, Draft.Edit> kinds = new TreeMap<>();
        written.forEach(
                file -> kinds.put(file.path(), file.content().isPresent() ? Draft.Edit.WRITTEN : Draft.Edit.REMOVED));
        return kinds;
    }

    long bytes() {
        return written.stream()
                .map(Written::content)
                .flatMap(Optional::stream)
                .mapToLong(bytes -> bytes.length)
                .sum();
    }
}
