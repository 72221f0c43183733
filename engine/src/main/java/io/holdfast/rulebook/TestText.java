package io.holdfast.rulebook;

import java.util.List;
import java.util.function.UnaryOperator;

/** A test as one normalised text: equal tests have equal texts, and different ones different texts. */
final class TestText {

    private final StringBuilder text;
    private final UnaryOperator<String> meant;

    private TestText(String subject, UnaryOperator<String> meant) {
        this.text = new StringBuilder(subject);
        this.meant = meant;
    }

    /**
     * The text of a test.
     *
     * @param subject the kind of fact it is asked of
     * @param meant what a name stands for
     */
    static String of(String subject, Test test, UnaryOperator<String> meant) {
        TestText whole = new TestText(subject, meant);
        whole.add(test);
        return whole.text.toString();
    }

    private void add(Test test) {
        if (test instanceof Test.Compare compare) {
            add(compare.fact());
            text.append(' ').append(compare.operator().sign()).append(' ');
            add(compare.other());
        } else if (test instanceof Test.Among among) {
            add(among.fact());
            text.append(among.negated() ? " not in (" : " in (");
            for (Literal value : among.values()) {
                add(value);
                text.append(',');
            }
            text.append(')');
        } else if (test instanceof Test.All all) {
            add(all.parts(), " && ");
        } else if (test instanceof Test.Any any) {
            add(any.parts(), " || ");
        } else {
            text.append("!(");
            add(((Test.Opposite) test).part());
            text.append(')');
        }
    }

    private void add(List<Test> parts, String between) {
        text.append('(');
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : between);
            add(parts.get(i));
        }
        text.append(')');
    }

    private void add(Operand operand) {
        if (operand instanceof FactPath path) {
            path.binding().ifPresent(name -> text.append(meant.apply(name)));
            text.append('.').append(path.label());
            return;
        }
        Object constant = ((Literal) operand).constant();
        if (constant instanceof Number number) {
            text.append(number.doubleValue());
        } else if (constant instanceof String words) {
            text.append('"')
                    .append(words.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            text.append(constant);
        }
    }
}
