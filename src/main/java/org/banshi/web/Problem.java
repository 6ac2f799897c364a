package org.banshi.web;

import java.util.List;

/**
 * What went wrong, in a form that a page and the API can both tell a person: a status, a stable code, the key of a
 * message with its arguments, and the fields that are wrong. The text is chosen only when it is shown, in the reader's
 * language.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One wrong field.
     *
     * @param field the field's name in the form or JSON body
     * @param code key of the message under {@code problem.}, such as {@code required}
     * @param args what the message tells: limits, allowed values
     */
    public record FieldError(String field, String code, List<Object> args) {
        /** A wrong field with the arguments of its message. */
        public static FieldError of(String field, String code, Object... args) {
            return new FieldError(field, code, List.of(args));
        }
    }

    private final int status;
    private final String code;
    private final transient List<Object> args;
    private final transient List<FieldError> errors;

    private Problem(int status, String code, List<Object> args, List<FieldError> errors) {
        super(code + (args.isEmpty() ? "" : " " + args) + (errors.isEmpty() ? "" : " " + errors));
        this.status = status;
        this.code = code;
        this.args = args;
        this.errors = errors;
    }

    /** Any status, for what the container or the frame refuses. */
    static Problem status(int status, String code, Object... args) {
        return new Problem(status, code, List.of(args), List.of());
    }

    /** 401: nobody known, or credentials that are wrong. */
    public static Problem unauthorized(String code, Object... args) {
        return new Problem(401, code, List.of(args), List.of());
    }

    /** 404: there is no such thing, or the reader may not know of it. */
    public static Problem notFound(String code, Object... args) {
        return new Problem(404, code, List.of(args), List.of());
    }

    /** 403: the reader is known and may not do this. */
    public static Problem forbidden(String code, Object... args) {
        return new Problem(403, code, List.of(args), List.of());
    }

    /** 409: not possible in the present state, or somebody else was first. */
    public static Problem conflict(String code, Object... args) {
        return new Problem(409, code, List.of(args), List.of());
    }

    /** 422: the form has errors. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(422, "invalid", List.of(), List.copyOf(errors));
    }

    /** 422: one field is wrong. */
    public static Problem invalid(String field, String code, Object... args) {
        return invalid(List.of(FieldError.of(field, code, args)));
    }

    /** 429: too many in a short time; the message says when to come back. */
    public static Problem tooMany(String code, Object... args) {
        return new Problem(429, code, List.of(args), List.of());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code; its text is the message {@code problem.CODE}. */
    public String code() {
        return code;
    }

    /** What the message tells. */
    public List<Object> args() {
        return args;
    }

    /** The wrong fields, empty unless the status is 422. */
    public List<FieldError> errors() {
        return errors;
    }
}
