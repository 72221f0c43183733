package io.holdfast.api.reports;

import java.util.List;

/** A page that stands alone: text is escaped wherever it comes from, style and drawings are inside. */
public final class Html {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2129;--soft:#5b6472;--line:#d9dde3;--paper:#fff;--accent:#1f5fbf;--other:#b4540a;--warn:#fff4e0;--warnline:#b4540a}
            @media (prefers-color-scheme:dark){:root{--ink:#e6e8ec;--soft:#a3abb8;--line:#3a414c;--paper:#16191e;--accent:#7fb0ff;--other:#f0a35e;--warn:#33260f;--warnline:#f0a35e}}
            body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums}
            main{max-width:60rem;margin:0 auto;padding:24px 16px}
            h1{font-size:1.5rem;margin:0 0 4px}h2{font-size:1.15rem;margin:32px 0 8px}p{margin:4px 0 12px}.soft{color:var(--soft)}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft);padding:4px 0}
            th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
            th:first-child,td:first-child{text-align:left}th{font-weight:600;white-space:normal;vertical-align:bottom}td.words{white-space:normal;text-align:left;min-width:14rem}
            .warning{background:var(--warn);border-left:4px solid var(--warnline);padding:8px 12px;margin:8px 0}
            svg{width:100%;height:auto;max-width:44rem;display:block;margin:8px 0}svg text{fill:var(--ink);font:12px system-ui,sans-serif}
            .axis{stroke:var(--line);stroke-width:1}.seen{stroke:var(--accent);fill:none;stroke-width:2}.model{stroke:var(--other);fill:none;stroke-width:2;stroke-dasharray:6 4}
            .bar{fill:var(--accent)}.bar2{fill:var(--other)}svg .soft{fill:var(--soft)}
            @media print{main{max-width:none;padding:0}}
            """;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    public Html(String title, String sentence) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
        paragraph("soft", sentence);
    }

    /** Text with nothing in it that a browser would take for markup. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(letter < ' ' && letter != '\n' && letter != '\t' ? ' ' : letter);
            }
        }
        return safe.toString();
    }

    public Html heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    public Html paragraph(String text) {
        return paragraph("", text);
    }

    /** Something the reader has to keep in mind. */
    public Html warning(String text) {
        return paragraph("warning", text);
    }

    private Html paragraph(String kind, String text) {
        body.append(kind.isEmpty() ? "<p>" : "<p class=\"" + kind + "\">")
                .append(escaped(text))
                .append("</p>\n");
        return this;
    }

    /** A table; numbers stand right, the first column left, and a column named "because" wraps. */
    public Html table(String caption, List<String> columns, List<List<String>> rows) {
        body.append("<div class=\"scroll\" tabindex=\"0\"><table><caption>")
                .append(escaped(caption))
                .append("</caption><thead><tr>");
        columns.forEach(column ->
                body.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        body.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean words = columns.get(i).equals("because");
                body.append(words ? "<td class=\"words\">" : "<td>")
                        .append(escaped(row.get(i)))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    public Html drawing(Drawing drawing) {
        body.append(drawing.svg());
        return this;
    }

    /** The whole page. */
    public String page() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
                + escaped(title)
                + "</title><style>\n"
                + STYLE
                + "</style></head><body><main>\n"
                + body
                + "</main></body></html>\n";
    }
}
