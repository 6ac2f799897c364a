package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/** Turns everything that a controller did not handle into a {@link Problem}; only faults of ours become a 500. */
@ControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** PostgreSQL's word for text that it cannot store, such as U+0000. */
    private static final String UNTRANSLATABLE = "22021";

    private final ProblemAnswers answers;
    private final Upwards upwards;

    ProblemAdvice(ProblemAnswers answers, Upwards upwards) {
        this.answers = answers;
        this.upwards = upwards;
    }

    @ExceptionHandler(Throwable.class)
    void handle(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException, AuthenticationException, AccessDeniedException {
        switch (failure) {
            // Spring Security's filter answers these: by a page to sign in, or by 401 or 403.
            case AuthenticationException e -> throw e;
            case AccessDeniedException e -> throw e;
            // The reader went away: nobody is there to be told.
            case AsyncRequestNotUsableException _ -> LOG.debug("the reader went away");
            default -> answer(failure, request, response);
        }
    }

    private void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem known = problem(failure);
        if (known != null) {
            if (failure instanceof HttpRequestMethodNotSupportedException method
                    && method.getSupportedMethods() != null) {
                String page = ProblemAnswers.isForPrograms(request) ? null : upwards.from(request);
                if (page != null) {
                    response.setStatus(303);
                    response.setHeader(HttpHeaders.LOCATION, page);
                    return;
                }
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
            }
            answers.answer(known, null, request, response);
            return;
        }
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.atError()
                .addKeyValue("reference", reference)
                .addKeyValue("method", request.getMethod())
                .setCause(failure)
                .log("a request failed");
        answers.answer(Problem.status(500, "internal"), reference, request, response);
    }

    private static @Nullable Problem problem(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException e -> unreadable(e);
            case MissingServletRequestParameterException e -> Problem.invalid(e.getParameterName(), "required");
            case MissingRequestValueException _ -> Problem.status(400, "malformed");
            case MethodArgumentTypeMismatchException e -> Problem.invalid(e.getName(), "wrongType");
            case TypeMismatchException e ->
                Problem.invalid(e.getPropertyName() == null ? "" : e.getPropertyName(), "wrongType");
            case BindException e ->
                Problem.invalid(e.getFieldErrors().stream()
                        .map(error -> Problem.FieldError.of(error.getField(), "wrongType"))
                        .toList());
            case MethodValidationException _ -> Problem.status(422, "malformed");
            case MaxUploadSizeExceededException _ -> Problem.status(413, "tooLarge");
            case MultipartException _ -> Problem.status(400, "malformed");
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            default -> hidden(failure);
        };
    }

    /** The problem of a bare status, as the container or a filter gives it; absent if the fault is ours. */
    static @Nullable Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.status(401, "notSignedIn");
            case 403 -> Problem.status(403, "forbidden");
            case 404 -> Problem.status(404, "notFound");
            case 405 -> Problem.status(405, "methodNotAllowed");
            case 406 -> Problem.status(406, "notAcceptable");
            case 413 -> Problem.status(413, "tooLarge");
            case 415 -> Problem.status(415, "unsupportedMediaType");
            case 429 -> Problem.status(429, "tooMany");
            case 503 -> Problem.status(503, "unavailable");
            default -> status < 500 ? Problem.status(status, "malformed") : null;
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()) {
            String field = json.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                    .reduce((left, right) -> left + "." + right)
                    .orElse("");
            String code = json instanceof StorableText.NotStorable ? StorableText.CODE : "wrongType";
            return Problem.invalid(List.of(Problem.FieldError.of(field, code)));
        }
        return Problem.status(400, "malformed");
    }

    /** What lies below a failure: a refused text, a body that was too large or unreadable. */
    private static @Nullable Problem hidden(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && UNTRANSLATABLE.equals(sql.getSQLState())) {
                return Problem.status(422, StorableText.CODE);
            }
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof InvalidParameterException refused) {
                return ofStatus(refused.getErrorCode());
            }
        }
        return null;
    }
}
