package io.holdfast.api.pages;

import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** A page: its frame, and a body that its template knows how to show. */
public final class Page extends View {

    private final Frame frame;
    private final Object body;

    Page(String template, Frame frame, Object body) {
        super(template + ".ftlh", StandardCharsets.UTF_8);
        this.frame = frame;
        this.body = body;
    }

    public Frame getFrame() {
        return frame;
    }

    public Object getBody() {
        return body;
    }
}
