package io.holdfast.api.pages;

import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of a rule book by folder, in the order people look for them, each with what there is to know of it. */
public record FileTree(List<Folder> folders) {

    private static final List<String> LAST = List.of("signals", "policy", "tests", "");

    /** One folder with its files, those of its own folders among them. */
    public record Folder(String name, String says, boolean open, List<File> files) {}

    /**
     * One file.
     *
     * @param folder its folders below the first; empty where it lies in that
     * @param state {@code changed}, {@code new}, {@code gone} or empty
     */
    public record File(
            String path, String folder, String name, String state, long errors, String rules, boolean here) {}

    static FileTree of(
            SourceFiles files, SourceFiles base, List<RuleCard> cards, List<Diagnostic> diagnostics, String open) {
        Map<String, Long> rules =
                cards.stream().collect(Collectors.groupingBy(card -> card.at().file(), Collectors.counting()));
        Map<String, Long> errors = diagnostics.stream()
                .filter(Diagnostic::isError)
                .collect(Collectors.groupingBy(one -> one.at().file(), Collectors.counting()));
        Set<String> paths = new TreeSet<>(files.paths());
        paths.addAll(base.paths());
        Map<String, List<File>> byFolder = new TreeMap<>();
        for (String path : paths) {
            String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
            byFolder.computeIfAbsent(folder, any -> new ArrayList<>())
                    .add(new File(
                            path,
                            path.lastIndexOf('/') <= folder.length()
                                    ? ""
                                    : path.substring(folder.length() + 1, path.lastIndexOf('/')),
                            path.substring(path.lastIndexOf('/') + 1),
                            state(path, files, base),
                            errors.getOrDefault(path, 0L),
                            rules.containsKey(path) ? PageText.number(rules.get(path)) : "",
                            path.equals(open)));
        }
        return new FileTree(inOrder(byFolder).entrySet().stream()
                .map(one -> folder(one.getKey(), one.getValue()))
                .toList());
    }

    private static Map<String, List<File>> inOrder(Map<String, List<File>> byFolder) {
        Map<String, List<File>> ordered = new LinkedHashMap<>();
        byFolder.forEach((name, files) -> {
            if (!LAST.contains(name)) {
                ordered.put(name, files);
            }
        });
        LAST.forEach(name -> {
            if (byFolder.containsKey(name)) {
                ordered.put(name, byFolder.get(name));
            }
        });
        return ordered;
    }

    private static Folder folder(String name, List<File> files) {
        String says = switch (name) {
            case "signals" -> "conclusions";
            case "policy" -> "restraint";
            case "tests" -> "rule tests";
            case "" -> "";
            default -> "";
        };
        return new Folder(name.isEmpty() ? "The book" : name, says, true, files);
    }

    private static String state(String path, SourceFiles files, SourceFiles base) {
        if (files.content(path).isEmpty()) {
            return "gone";
        }
        if (base.content(path).isEmpty()) {
            return "new";
        }
        return files.content(path).equals(base.content(path)) ? "" : "changed";
    }
}
