package io.holdfast.api.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.uplift.Arm;
import io.holdfast.uplift.Comparison;
import io.holdfast.uplift.Looks;
import io.holdfast.uplift.Qini;
import io.holdfast.uplift.Split;

/** Comparisons as JSON. */
public final class UpliftJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_POINTS = 100;

    private UpliftJson() {}

    /** Treated against control by one measure. */
    public static ObjectNode of(Comparison found) {
        ObjectNode json = JSON.objectNode();
        json.set("treated", arm(found.treated()));
        json.set("control", arm(found.control()));
        json.put("difference", rounded(found.difference()));
        end(json, "low", found.low());
        end(json, "high", found.high());
        json.put("z", rounded(found.z()));
        json.put("chance", rounded(found.chance()));
        json.put("verdict", found.verdict());
        if (!found.because().isEmpty()) {
            json.put("because", found.because());
        }
        found.sampleNeeded().ifPresent(clients -> json.put("sampleNeeded", clients));
        return json;
    }

    public static ObjectNode of(Split split) {
        ObjectNode json = JSON.objectNode();
        json.put("expectedControl", split.expectedControl());
        json.put("control", rounded(split.control()));
        json.put("chance", rounded(split.chance()));
        json.put("broken", split.isBroken());
        return json;
    }

    public static ObjectNode of(Looks looks) {
        ObjectNode json = JSON.objectNode();
        json.put("look", looks.look());
        json.put("planned", looks.planned());
        json.put("bound", rounded(looks.bound()));
        return json;
    }

    /** At most a hundred points of the curve, evenly spread, the last among them. */
    public static ObjectNode of(Qini qini) {
        ObjectNode json = JSON.objectNode();
        json.put("area", rounded(qini.area()));
        ArrayNode curve = json.putArray("curve");
        int last = qini.curve().size() - 1;
        int step = Math.max(1, (last + MOST_POINTS - 1) / MOST_POINTS);
        for (int i = 0; i <= last; i++) {
            if (i % step == 0 || i == last) {
                curve.addObject()
                        .put("clients", qini.curve().get(i).clients())
                        .put("gained", rounded(qini.curve().get(i).gained()));
            }
        }
        return json;
    }

    private static ObjectNode arm(Arm arm) {
        return JSON.objectNode().put("clients", arm.clients()).put("mean", rounded(arm.mean()));
    }

    /** Nothing where the interval has no end. */
    private static void end(ObjectNode json, String name, double end) {
        if (Double.isFinite(end)) {
            json.put(name, rounded(end));
        } else {
            json.putNull(name);
        }
    }

    /** To eight decimals: what lies below is rounding of our own. */
    private static double rounded(double number) {
        return Double.isFinite(number) ? Math.rint(number * 1e8) / 1e8 + 0.0 : 0;
    }
}
