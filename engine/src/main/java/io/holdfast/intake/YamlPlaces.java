package io.holdfast.intake;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file's nodes with their places, and the faults found at them. Texts are taken as written: No stays No. */
final class YamlPlaces {

    /** A key with its value. */
    record Member(String name, Node key, Node value) {}

    private final String file;
    private final Diagnostics faults;

    YamlPlaces(String file, Diagnostics faults) {
        this.file = file;
        this.faults = faults;
    }

    Place at(@Nullable Mark mark) {
        return mark == null ? Place.file(file) : Place.at(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    void fault(Node node, String message) {
        fault(node, message, "");
    }

    void fault(Node node, String message, String advice) {
        faults.error(at(node.getStartMark()), message, advice);
    }

    /** The members of an object by name; a fault and nothing when it is something else. */
    Map<String, Member> members(Node node, String what) {
        Map<String, Member> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode object)) {
            fault(node, what + " must be an object of keys and values.");
            return members;
        }
        for (NodeTuple tuple : object.getValue()) {
            text(tuple.getKeyNode(), "a key").ifPresent(name -> {
                Member member = new Member(name, tuple.getKeyNode(), tuple.getValueNode());
                if (members.putIfAbsent(name, member) != null) {
                    fault(tuple.getKeyNode(), "`" + name + "` stands here twice.");
                }
            });
        }
        return members;
    }

    /** A fault for every member that nobody knows. */
    void refuseOthers(Map<String, Member> members, Set<String> known, String what) {
        members.values().stream()
                .filter(member -> !known.contains(member.name()))
                .forEach(member -> unknown(member.key(), member.name(), known, what));
    }

    void unknown(Node node, String name, Collection<String> known, String what) {
        String near = Nearest.advice(name, known);
        fault(
                node,
                "There is no " + what + " " + Wording.quoted(name) + ".",
                near.isEmpty() ? "There are " + String.join(", ", known) + "." : near);
    }

    /** A single text as written; a fault when it is something else. */
    Optional<String> text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !isNull(node)) {
            return Optional.of(scalar.getValue());
        }
        fault(node, what + " must be a single text.");
        return Optional.empty();
    }

    /** One text, or a list of them. */
    List<String> texts(Node node, String what) {
        List<String> texts = new ArrayList<>();
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        nodes.forEach(one -> text(one, what).ifPresent(texts::add));
        return texts;
    }

    static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }
}
