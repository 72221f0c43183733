package io.holdfast.api.drafts;

import jakarta.ws.rs.core.Response;

/** A file of a rule book as an answer; never as anything that a browser would run. */
final class RuleFileReply {

    private RuleFileReply() {}

    static Response.ResponseBuilder of(String path, byte[] content) {
        String type = path.endsWith(".xlsx")
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/plain; charset=utf-8";
        return Response.ok(content)
                .type(type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment");
    }
}
