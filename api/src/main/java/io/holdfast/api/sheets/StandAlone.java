package io.holdfast.api.sheets;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Makes pages of FreeMarker templates that need nothing from elsewhere: the style is inside, and text is escaped. */
public final class StandAlone {

    private static final String STYLE = "/io/holdfast/api/pages/holdfast.css";

    private StandAlone() {}

    /**
     * A whole page.
     *
     * @param beside the class that the template lies beside
     * @param body what the template knows as {@code body}
     */
    public static String page(Class<?> beside, String template, Object body) {
        StringWriter out = new StringWriter();
        try {
            configuration(beside).getTemplate(template, "UTF-8").process(Map.of("body", body, "css", style()), out);
        } catch (TemplateException wrong) {
            throw new IllegalStateException(template + " could not be made.", wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return out.toString();
    }

    private static Configuration configuration(Class<?> beside) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setClassForTemplateLoading(beside, "");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setLocale(Locale.ENGLISH);
        return configuration;
    }

    private static String style() throws IOException {
        try (InputStream in = StandAlone.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + STYLE + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
