package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problems that endpoints answer with: every status a problem can have, with the codes that come under it. */
final class Answers {

    /** An address or a header that is too long never reaches an endpoint. */
    private static final List<Integer> TOO_LONG = List.of(414, 431);

    private Answers() {}

    /**
     * The statuses of problems that an endpoint can always have, and those it says it has.
     *
     * @param asked whether it has parameters in the query or in headers
     */
    static Set<Integer> statuses(Route route, boolean asked, Iterable<Integer> own) {
        Set<Integer> statuses = new TreeSet<>();
        own.forEach(statuses::add);
        statuses.addAll(Set.of(400, 401, 406, 429, 500, 503));
        statuses.addAll(TOO_LONG);
        if (!route.roles().isEmpty()) {
            statuses.add(403);
        }
        if (!route.takes().isEmpty()) {
            statuses.addAll(Set.of(408, 413, 415, 422));
        }
        if (asked) {
            statuses.add(422);
        }
        if (!route.parameters().isEmpty()) {
            statuses.add(404);
        }
        return statuses;
    }

    static String name(int status) {
        return "Problem" + status;
    }

    static ObjectNode components() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        statuses().forEach(status -> {
            ObjectNode one = all.putObject(name(status));
            one.put("description", codes(status));
            if (status == 429 || status == 503) {
                ObjectNode after = one.putObject("headers").putObject("Retry-After");
                after.put("description", "Seconds to wait before sending it again.");
                after.set("schema", Shorthand.value("whole"));
            }
            one.putObject("content").putObject(Problem.TYPE.toString()).set("schema", Shorthand.reference("Problem"));
        });
        return all;
    }

    /** Another method is another operation, so nobody calls one with it. */
    private static Stream<Integer> statuses() {
        return Stream.concat(
                        TOO_LONG.stream(), Arrays.stream(ProblemCode.values()).map(ProblemCode::status))
                .filter(status -> status != 405)
                .distinct()
                .sorted();
    }

    private static String codes(int status) {
        return Arrays.stream(ProblemCode.values())
                .filter(code -> TOO_LONG.contains(status) ? code == ProblemCode.REFUSED : code.status() == status)
                .map(code -> code.title() + " (`" + code.word() + "`).")
                .collect(Collectors.joining(" "));
    }
}
