package io.holdfast.rulebook;

import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.SignalType;
import io.holdfast.client.FactField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out from what a sentence or a table's column says in Drools what may be filled in. */
final class CellTypes {

    private static final Pattern SIGNAL = Pattern.compile("\\bname\\s*==\\s*\"([^\"]+)\"");
    private static final Pattern SIGNALLED =
            Pattern.compile("decision\\.signal\\(\\s*\"([^\"]+)\"\\s*,\\s*\"(?:\\$param|\\{\\w+})\"");
    private static final int MOST_DAYS = 36_600;

    private final Catalogue catalogue;

    CellTypes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What stands for a place in a condition.
     *
     * @param place {@code $param}, or a sentence's own place with its braces
     */
    CellType condition(Optional<FactType> type, String code, String place) {
        Matcher compared = Pattern.compile("(\\$?[A-Za-z_][\\w.]*(?:\\[\\s*\"[^\"]*\"\\s*])?)\\s*"
                        + "(==|!=|<=|>=|<|>|not\\s+in|in|not\\s+contains|contains|not\\s+memberOf|memberOf)\\s*\\(?\\s*"
                        + "[\"'-]?" + Pattern.quote(place))
                .matcher(code);
        if (type.isEmpty() || !compared.find()) {
            return CellType.TEXT;
        }
        boolean several = compared.group(2).endsWith("in");
        String path = compared.group(1);
        if (type.get() == FactType.SIGNAL) {
            return signal(code, path, several);
        }
        List<String> known = known(type.get(), path);
        if (!known.isEmpty()) {
            return CellType.of(several ? CellType.Kind.WORDS : CellType.Kind.WORD, known);
        }
        return new Scope(catalogue, true)
                .resolve(path, type.get())
                .path()
                .map(found -> fact(found, several))
                .orElse(CellType.TEXT);
    }

    private CellType signal(String code, String path, boolean several) {
        Matcher named = SIGNAL.matcher(code);
        Map<String, SignalType> signals = catalogue.book().signals();
        CellType.Kind kind = several ? CellType.Kind.WORDS : CellType.Kind.WORD;
        if (path.equals("name")) {
            return CellType.of(kind, List.copyOf(signals.keySet()));
        }
        return path.equals("value") && named.find() && signals.containsKey(named.group(1))
                ? CellType.of(kind, signals.get(named.group(1)).values())
                : CellType.TEXT;
    }

    /** Words that the catalogue knows where the facts themselves take any. */
    private List<String> known(FactType type, String path) {
        boolean entry = type == FactType.PURCHASE || type == FactType.REQUEST || type == FactType.OPENING;
        if (path.equals("action") && (type == FactType.CANDIDATE || type == FactType.CONTACT)) {
            return List.copyOf(catalogue.actions().keySet());
        } else if (path.equals("playbook") && (type == FactType.CANDIDATE || type == FactType.CONTACT)) {
            return List.copyOf(catalogue.playbooks());
        } else if (path.equals("service") && entry || path.equals("services") && type == FactType.CLIENT) {
            return List.copyOf(catalogue.services().keySet());
        }
        return List.of();
    }

    private static CellType fact(FactPath path, boolean several) {
        double from = path.field().map(FactField::from).orElse(Double.NEGATIVE_INFINITY);
        double to = path.field().map(FactField::to).orElse(Double.POSITIVE_INFINITY);
        CellType.Kind kind = switch (path.kind()) {
            case WHOLE -> CellType.Kind.WHOLE;
            case NUMBER -> CellType.Kind.NUMBER;
            case BOOLEAN -> CellType.Kind.YES_NO;
            case DATE -> CellType.Kind.DATE;
            default -> path.words().isEmpty() ? CellType.Kind.TEXT : CellType.Kind.WORD;
        };
        boolean list = several && kind != CellType.Kind.DATE;
        List<String> words = kind == CellType.Kind.YES_NO ? List.of("true", "false") : path.words();
        return new CellType(list ? CellType.Kind.WORDS : kind, words, from, to, path.label());
    }

    /** What stands for a place in a statement. */
    CellType action(String code, String place) {
        String said = code.toLowerCase(Locale.ROOT).replace(place.toLowerCase(Locale.ROOT), "§");
        Matcher signalled = SIGNALLED.matcher(code);
        if (said.contains("recommend(\"§\"")) {
            return CellType.of(
                    CellType.Kind.WORD, List.copyOf(catalogue.actions().keySet()));
        } else if (said.contains("offer(\"§\"")) {
            return CellType.of(
                    CellType.Kind.WORD, List.copyOf(catalogue.services().keySet()));
        } else if (signalled.find() && catalogue.book().signals().containsKey(signalled.group(1))) {
            return CellType.of(
                    CellType.Kind.WORD,
                    catalogue.book().signals().get(signalled.group(1)).values());
        } else if (said.contains("because(\"§\"")) {
            return CellType.of(CellType.Kind.SENTENCE, List.of());
        } else if (said.contains("likelihood(§")) {
            return CellType.number(CellType.Kind.NUMBER, 0, 1);
        } else if (said.contains("fordays(§") || said.contains("within(§")) {
            return CellType.number(CellType.Kind.WHOLE, 0, MOST_DAYS);
        } else if (said.contains("amount(§") || said.contains("weight(§")) {
            return CellType.number(CellType.Kind.NUMBER, 0, Double.POSITIVE_INFINITY);
        }
        return said.contains("§") ? CellType.TEXT : CellType.of(CellType.Kind.WORD, List.of("yes"));
    }
}
