package io.holdfast.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A mapping of a YAML file, read key by key, in which every value knows its place and nothing is converted silently. */
public final class YamlMap {

    private final String file;
    private final Node self;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Diagnostics diagnostics;
    /** Known keys that unknown ones were taken for. */
    private final Set<String> meant = new HashSet<>();

    private YamlMap(String file, MappingNode node, Diagnostics diagnostics) {
        this.file = file;
        this.self = node;
        this.diagnostics = diagnostics;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                diagnostics.error(place(tuple.getKeyNode()), "a key is a word, not a list or a mapping.");
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                diagnostics.error(place(key), "`" + key.getValue() + "` is here twice.", "Remove one of them.");
            } else {
                keys.put(key.getValue(), key);
            }
        }
    }

    /** Reads a file that holds one mapping; empty when it does not, with a diagnostic. */
    public static Optional<YamlMap> read(String file, String text, Diagnostics diagnostics) {
        return compose(file, text, diagnostics).flatMap(root -> asMap(file, root, diagnostics));
    }

    /** Reads a file that holds a list of mappings; what is none is left out, with a diagnostic. */
    public static List<YamlMap> readList(String file, String text, Diagnostics diagnostics) {
        Optional<Node> root = compose(file, text, diagnostics);
        if (root.isEmpty()) {
            return List.of();
        }
        if (!(root.get() instanceof SequenceNode list)) {
            diagnostics.error(place(file, root.get()), "this file holds a list, each entry beginning with `- `.");
            return List.of();
        }
        return list.getValue().stream()
                .flatMap(entry -> asMap(file, entry, diagnostics).stream())
                .toList();
    }

    private static Optional<Node> compose(String file, String text, Diagnostics diagnostics) {
        LoaderOptions options = new LoaderOptions();
        // An alias can hold itself, and what reads a tree would then never come to its end.
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(30);
        try {
            // No more than this is needed: what else a Yaml has takes longer to load than to read a book's settings.
            Node root = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                diagnostics.error(Place.file(file), "this file is empty.");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            Place at = mark == null ? Place.file(file) : Place.at(file, mark.getLine() + 1, mark.getColumn() + 1);
            Mark context = broken.getContextMark();
            boolean open =
                    context != null && String.valueOf(broken.getContext()).contains("flow");
            diagnostics.error(
                    at,
                    "this is not YAML: " + broken.getProblem() + ".",
                    open
                            ? "The bracket opened on line " + (context.getLine() + 1) + " is not closed."
                            : "Each line is `key: value`, with a space behind the colon; lines of one group begin at"
                                    + " the same column, after spaces and not tabs.");
        } catch (YAMLException broken) {
            boolean alias = String.valueOf(broken.getMessage()).contains("aliases");
            diagnostics.error(
                    alias
                            ? firstAlias(file, text, options)
                            : broken instanceof ReaderException letter
                                    ? at(file, text, letter.getPosition())
                                    : Place.file(file),
                    alias
                            ? "lists and mappings cannot be referred to with *."
                            : "this is not YAML: " + firstLine(broken.getMessage()) + ".",
                    alias ? "Write them out where they are needed." : "");
        }
        return Optional.empty();
    }

    /** Where a list or mapping is first referred to. */
    private static Place firstAlias(String file, String text, LoaderOptions options) {
        Set<String> collections = new HashSet<>();
        for (Event event : new Yaml(options).parse(new StringReader(text))) {
            if (event instanceof CollectionStartEvent start && start.getAnchor() != null) {
                collections.add(start.getAnchor());
            } else if (event instanceof AliasEvent alias && collections.contains(alias.getAnchor())) {
                Mark mark = alias.getStartMark();
                return Place.at(file, mark.getLine() + 1, mark.getColumn() + 1);
            }
        }
        return Place.file(file);
    }

    /** The line and column of a letter that stands so many letters into a text. */
    private static Place at(String file, String text, int position) {
        String before = text.substring(0, Math.min(text.length(), position));
        int line = (int) before.chars().filter(letter -> letter == '\n').count();
        return Place.at(file, line + 1, before.length() - before.lastIndexOf('\n'));
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("");
    }

    private static Optional<YamlMap> asMap(String file, Node node, Diagnostics diagnostics) {
        if (node instanceof MappingNode map) {
            return Optional.of(new YamlMap(file, map, diagnostics));
        }
        diagnostics.error(place(file, node), "here belong keys with values, like `key: value`.");
        return Optional.empty();
    }

    public Place at() {
        return place(self);
    }

    /** The place of a key's value, or of this mapping when the key is absent. */
    public Place at(String key) {
        Node node = values.get(key);
        return node == null ? at() : place(node);
    }

    /** The place of an entry of a key's list, from 0, or of its value when it is none. */
    public Place at(String key, int entry) {
        return values.get(key) instanceof SequenceNode list
                        && entry < list.getValue().size()
                ? place(list.getValue().get(entry))
                : at(key);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean has(String key) {
        Node node = values.get(key);
        return node != null && node.getTag() != Tag.NULL;
    }

    /** Complains of every key that is not one of these. */
    public void allow(String... known) {
        for (Map.Entry<String, Node> entry : keys.entrySet()) {
            if (!Arrays.asList(known).contains(entry.getKey())) {
                String near = Nearest.advice(entry.getKey(), Arrays.asList(known));
                Nearest.to(entry.getKey(), Arrays.asList(known)).ifPresent(meant::add);
                diagnostics.error(
                        place(entry.getValue()),
                        "no key `" + entry.getKey() + "` belongs here.",
                        near.isEmpty() ? "Known are " + String.join(", ", known) + "." : near);
            }
        }
    }

    /** Complains when a key is absent, unless an unknown one was taken for it. */
    public boolean require(String key) {
        if (!has(key) && !meant.contains(key)) {
            diagnostics.error(at(key), "`" + key + "` is missing.");
        }
        return has(key);
    }

    public Optional<String> text(String key) {
        return scalar(key).map(ScalarNode::getValue);
    }

    public Optional<Double> number(String key) {
        return scalar(key).flatMap(node -> {
            if (node.getTag() == Tag.INT || node.getTag() == Tag.FLOAT) {
                try {
                    return Optional.of(Double.valueOf(node.getValue().replace("_", "")));
                } catch (NumberFormatException notDecimal) {
                    return wrong(node, key, "a number");
                }
            }
            return wrong(node, key, "a number");
        });
    }

    public Optional<Integer> whole(String key) {
        return scalar(key).flatMap(node -> {
            try {
                return node.getTag() == Tag.INT
                        ? Optional.of(Integer.valueOf(node.getValue()))
                        : wrong(node, key, "a whole number");
            } catch (NumberFormatException tooLarge) {
                return wrong(node, key, "a whole number");
            }
        });
    }

    public Optional<Boolean> flag(String key) {
        return scalar(key)
                .flatMap(node -> node.getTag() == Tag.BOOL
                        ? Optional.of(Boolean.valueOf(node.getValue()))
                        : wrong(node, key, "true or false"));
    }

    public Optional<YamlMap> map(String key) {
        return has(key) ? asMap(file, value(key), diagnostics) : Optional.empty();
    }

    /** A list of texts; a lone text counts as a list of one. */
    public List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node node = value(key);
        if (node instanceof SequenceNode list) {
            List<String> texts = new ArrayList<>();
            for (Node entry : list.getValue()) {
                if (entry instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    diagnostics.error(place(entry), "`" + key + "` is a list of words.");
                }
            }
            return texts;
        }
        return text(key).map(List::of).orElse(List.of());
    }

    /** The value as the plain YAML tree, for readers of free content. */
    public Optional<Node> node(String key) {
        return has(key) ? Optional.of(value(key)) : Optional.empty();
    }

    private Node value(String key) {
        return java.util.Objects.requireNonNull(values.get(key));
    }

    private Optional<ScalarNode> scalar(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Node node = value(key);
        return node instanceof ScalarNode scalar ? Optional.of(scalar) : wrong(node, key, "a single value");
    }

    private <T> Optional<T> wrong(Node node, String key, String expected) {
        String found = node instanceof ScalarNode scalar ? ", not `" + scalar.getValue() + "`" : "";
        diagnostics.error(place(node), "`" + key + "` is " + expected + found + ".");
        return Optional.empty();
    }

    private Place place(Node node) {
        return place(file, node);
    }

    private static Place place(String file, Node node) {
        Mark mark = node.getStartMark();
        return Place.at(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
