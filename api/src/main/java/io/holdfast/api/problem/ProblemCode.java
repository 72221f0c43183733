package io.holdfast.api.problem;

import java.util.Locale;

/** The kinds of problem that callers can meet; the words are part of the interface and never change. */
public enum ProblemCode {
    MALFORMED_JSON(400, Fault.CALLER, "The body is not JSON"),
    UNREADABLE_REQUEST(400, Fault.CALLER, "The request cannot be read"),
    INVALID_REQUEST(422, Fault.CALLER, "The request is not one we understand"),
    INVALID_FACTS(422, Fault.CALLER, "The client's facts cannot be used"),
    NOT_FOUND(404, Fault.CALLER, "There is nothing here"),
    ERASED(410, Fault.CALLER, "It was erased"),
    METHOD_NOT_ALLOWED(405, Fault.CALLER, "The method does not fit the address"),
    NOT_ACCEPTABLE(406, Fault.CALLER, "No answer in the asked-for form"),
    REQUEST_TIMEOUT(408, Fault.CALLER, "The request came too slowly"),
    REQUEST_TOO_LARGE(413, Fault.CALLER, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, Fault.CALLER, "The body is of the wrong type"),
    REFUSED(400, Fault.CALLER, "The request was refused"),
    UNAUTHENTICATED(401, Fault.CALLER, "Nobody we know"),
    FORBIDDEN(403, Fault.CALLER, "Not allowed"),
    CONFLICT(409, Fault.CALLER, "Somebody else was faster"),
    GATES_SHUT(409, Fault.CALLER, "It cannot be published yet"),
    PRECONDITION_FAILED(412, Fault.CALLER, "The version is not the one you know"),
    PRECONDITION_REQUIRED(428, Fault.CALLER, "Say which version you know"),
    TOO_MANY_REQUESTS(429, Fault.CALLER, "Too many requests"),
    IDEMPOTENCY_KEY_REUSED(422, Fault.CALLER, "The idempotency key stands for another request"),
    ISSUER_AWAY(503, Fault.OURS, "Tokens cannot be checked"),
    DATABASE_AWAY(503, Fault.OURS, "The database is away"),
    NO_RULE_BOOK(503, Fault.OURS, "There is no rule book"),
    INTERNAL_ERROR(500, Fault.OURS, "Something went wrong on our side");

    private final int status;
    private final Fault fault;
    private final String title;

    ProblemCode(int status, Fault fault, String title) {
        this.status = status;
        this.fault = fault;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public Fault fault() {
        return fault;
    }

    public String title() {
        return title;
    }

    /** The word callers can build on: {@code no-rule-book}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
