package io.holdfast.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what every decision holds member by member, which takes half the time of finding out its members; what only
 * some hold is left to Jackson. Both write the same.
 */
final class DecisionWriter extends StdSerializer<Decision> {

    private static final long serialVersionUID = 1L;

    DecisionWriter() {
        super(Decision.class);
    }

    /** The names of members, ready to be copied. */
    private static final class Names {
        static final SerializableString ID = new SerializedString("id");
        static final SerializableString CLIENT_ID = new SerializedString("clientId");
        static final SerializableString AS_OF = new SerializedString("asOf");
        static final SerializableString REVISION = new SerializedString("revision");
        static final SerializableString SIGNALS = new SerializedString("signals");
        static final SerializableString NAME = new SerializedString("name");
        static final SerializableString VALUE = new SerializedString("value");
        static final SerializableString LIFETIME = new SerializedString("lifetime");
        static final SerializableString RESIDUAL = new SerializedString("residual");
        static final SerializableString TIER = new SerializedString("tier");
        static final SerializableString METHOD = new SerializedString("method");
        static final SerializableString LOW = new SerializedString("low");
        static final SerializableString HIGH = new SerializedString("high");
        static final SerializableString ASSUMED = new SerializedString("assumed");
        static final SerializableString RECOMMENDATIONS = new SerializedString("recommendations");
        static final SerializableString RANK = new SerializedString("rank");
        static final SerializableString ACTION = new SerializedString("action");
        static final SerializableString OFFER = new SerializedString("offer");
        static final SerializableString PLAYBOOK = new SerializedString("playbook");
        static final SerializableString KIND = new SerializedString("kind");
        static final SerializableString TITLE = new SerializedString("title");
        static final SerializableString BECAUSE = new SerializedString("because");
        static final SerializableString SCORE = new SerializedString("score");
        static final SerializableString PROMISED = new SerializedString("promised");
        static final SerializableString FACTORS = new SerializedString("factors");
        static final SerializableString LIKELIHOOD = new SerializedString("likelihood");
        static final SerializableString WORTH = new SerializedString("worth");
        static final SerializableString WEIGHT = new SerializedString("weight");
        static final SerializableString COST = new SerializedString("cost");
        static final SerializableString ORIGIN = new SerializedString("origin");
        static final SerializableString OWNER = new SerializedString("owner");
        static final SerializableString CHANNEL = new SerializedString("channel");
        static final SerializableString DUE_BY = new SerializedString("dueBy");
        static final SerializableString HELD_BACK = new SerializedString("heldBack");
        static final SerializableString RULE = new SerializedString("rule");
        static final SerializableString UNTIL = new SerializedString("until");

        private Names() {}
    }

    @Override
    public void serialize(Decision decision, JsonGenerator out, SerializerProvider jackson) throws IOException {
        out.writeStartObject();
        text(out, Names.ID, decision.id());
        text(out, Names.CLIENT_ID, decision.clientId());
        date(out, Names.AS_OF, decision.asOf());
        text(out, Names.REVISION, decision.revision());
        rare(out, jackson, "known", decision.known());
        rare(out, jackson, "control", decision.control());
        text(out, Names.BECAUSE, decision.because());
        signals(out, decision.signals());
        value(out, jackson, decision.value());
        recommendations(out, jackson, decision.recommendations());
        heldBack(out, jackson, decision.heldBack());
        rare(out, jackson, "notRecommended", decision.notRecommended());
        rare(out, jackson, "path", decision.path());
        out.writeEndObject();
    }

    private static void signals(JsonGenerator out, List<SignalReading> signals) throws IOException {
        out.writeFieldName(Names.SIGNALS);
        out.writeStartArray();
        for (SignalReading signal : signals) {
            out.writeStartObject();
            text(out, Names.NAME, signal.name());
            text(out, Names.VALUE, signal.value());
            text(out, Names.BECAUSE, signal.because());
            text(out, Names.RULE, signal.rule());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void value(JsonGenerator out, SerializerProvider jackson, ValueReading value) throws IOException {
        out.writeFieldName(Names.VALUE);
        out.writeStartObject();
        number(out, Names.LIFETIME, value.lifetime());
        number(out, Names.RESIDUAL, value.residual());
        text(out, Names.TIER, value.tier());
        text(out, Names.METHOD, value.method());
        number(out, Names.LOW, value.low());
        number(out, Names.HIGH, value.high());
        out.writeFieldName(Names.ASSUMED);
        out.writeStartArray();
        for (String fact : value.assumed()) {
            out.writeString(fact);
        }
        out.writeEndArray();
        rare(out, jackson, "rank", value.rank());
        rare(out, jackson, "pace", value.pace());
        rare(out, jackson, "basis", value.basis());
        out.writeEndObject();
    }

    private static void recommendations(JsonGenerator out, SerializerProvider jackson, List<Recommendation> all)
            throws IOException {
        out.writeFieldName(Names.RECOMMENDATIONS);
        out.writeStartArray();
        for (Recommendation one : all) {
            out.writeStartObject();
            out.writeFieldName(Names.RANK);
            out.writeNumber(one.rank());
            text(out, Names.ACTION, one.action());
            text(out, Names.OFFER, one.offer());
            text(out, Names.PLAYBOOK, one.playbook());
            text(out, Names.KIND, one.kind());
            text(out, Names.TITLE, one.title());
            text(out, Names.BECAUSE, one.because());
            number(out, Names.SCORE, one.score());
            number(out, Names.PROMISED, one.promised());
            factors(out, one.factors());
            text(out, Names.OWNER, one.owner());
            text(out, Names.CHANNEL, one.channel());
            date(out, Names.DUE_BY, one.dueBy());
            rare(out, jackson, "rules", one.rules());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void factors(JsonGenerator out, Factors factors) throws IOException {
        out.writeFieldName(Names.FACTORS);
        out.writeStartObject();
        factor(out, Names.LIKELIHOOD, factors.likelihood());
        factor(out, Names.WORTH, factors.worth());
        factor(out, Names.WEIGHT, factors.weight());
        factor(out, Names.COST, factors.cost());
        out.writeEndObject();
    }

    private static void factor(JsonGenerator out, SerializableString name, Factor factor) throws IOException {
        out.writeFieldName(name);
        out.writeStartObject();
        number(out, Names.VALUE, factor.value());
        text(out, Names.ORIGIN, factor.origin());
        out.writeEndObject();
    }

    private static void heldBack(JsonGenerator out, SerializerProvider jackson, List<HeldBack> all) throws IOException {
        out.writeFieldName(Names.HELD_BACK);
        out.writeStartArray();
        for (HeldBack one : all) {
            out.writeStartObject();
            text(out, Names.ACTION, one.action());
            text(out, Names.OFFER, one.offer());
            text(out, Names.BECAUSE, one.because());
            text(out, Names.RULE, one.rule());
            date(out, Names.UNTIL, one.until());
            rare(out, jackson, "review", one.review());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, SerializableString name, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeFieldName(name);
            out.writeString(text);
        }
    }

    private static void date(JsonGenerator out, SerializableString name, @Nullable LocalDate day) throws IOException {
        if (day != null) {
            out.writeFieldName(name);
            out.writeString(day.toString());
        }
    }

    private static void number(JsonGenerator out, SerializableString name, double number) throws IOException {
        out.writeFieldName(name);
        NumberWriter.write(out, number);
    }

    private static void rare(JsonGenerator out, SerializerProvider jackson, String name, @Nullable Object value)
            throws IOException {
        if (value != null) {
            jackson.defaultSerializeField(name, value, out);
        }
    }
}
