package io.holdfast.rulebook;

import java.util.stream.Collectors;

/** A test as one normalised text: equal tests have equal texts, and different ones different texts. */
final class TestText {

    private TestText() {}

    static String of(Test test) {
        if (test instanceof Test.Compare compare) {
            return path(compare.fact()) + " " + compare.operator().sign() + " " + operand(compare.other());
        } else if (test instanceof Test.Among among) {
            return path(among.fact())
                    + (among.negated() ? " not in " : " in ")
                    + among.values().stream().map(TestText::operand).collect(Collectors.joining(",", "(", ")"));
        } else if (test instanceof Test.All all) {
            return all.parts().stream().map(TestText::of).collect(Collectors.joining(" && ", "(", ")"));
        } else if (test instanceof Test.Any any) {
            return any.parts().stream().map(TestText::of).collect(Collectors.joining(" || ", "(", ")"));
        }
        return "!(" + of(((Test.Opposite) test).part()) + ")";
    }

    private static String operand(Operand operand) {
        if (operand instanceof FactPath path) {
            return path(path);
        }
        Object constant = ((Literal) operand).constant();
        if (constant instanceof Number number) {
            return Double.toString(number.doubleValue());
        }
        return constant instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(constant);
    }

    private static String path(FactPath path) {
        return path.binding().orElse("") + "." + path.label();
    }
}
