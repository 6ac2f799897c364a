package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells what went wrong: programs by {@code application/problem+json} (RFC 9457), people by a page. */
@Component
final class ProblemAnswers {
    private static final Set<Integer> TITLED = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503);

    private final Messages messages;
    private final View view;
    private final JsonMapper json;

    ProblemAnswers(Messages messages, View view, JsonMapper json) {
        this.messages = messages;
        this.view = view;
        this.json = json;
    }

    /** Answers with the problem; the reference is the number under which the log knows more. */
    void answer(Problem problem, @Nullable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isForPrograms(request)) {
            Language language = Language.of(request);
            byte[] body = json.writeValueAsBytes(body(problem, reference, language, request));
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            view.show(page(problem, reference, Language.of(request)), request, response);
        }
    }

    private Map<String, Object> body(
            Problem problem, @Nullable String reference, Language language, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title(problem.status(), language));
        body.put("status", problem.status());
        body.put("detail", detail(problem, language));
        body.put("instance", path(request));
        body.put("code", problem.code());
        if (reference != null) {
            body.put("reference", reference);
        }
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Problem.FieldError error : problem.errors()) {
            errors.add(Map.of(
                    "field", error.field(),
                    "code", error.code(),
                    "message", text(error, language),
                    "pointer", "/" + error.field().replace("~", "~0").replaceAll("\\]?[.\\[]|\\]", "/")));
        }
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return body;
    }

    private ProblemPage page(Problem problem, @Nullable String reference, Language language) {
        List<String> errors =
                problem.errors().stream().map(error -> text(error, language)).toList();
        return new ProblemPage(
                problem.status(), title(problem.status(), language), detail(problem, language), errors, reference);
    }

    private String title(int status, Language language) {
        int known = TITLED.contains(status) ? status : status >= 500 ? 500 : 400;
        return messages.text(language, "web.status." + known);
    }

    private String detail(Problem problem, Language language) {
        return messages.text(
                language, "problem." + problem.code(), problem.args().toArray());
    }

    private String text(Problem.FieldError error, Language language) {
        return messages.text(language, "problem." + error.code(), error.args().toArray());
    }

    /** Whether programs ask here, which get no pages. */
    static boolean isForPrograms(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/actuator");
    }

    /** The path that was asked for, also where the container came here by an error. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed == null ? request.getRequestURI() : failed.toString();
    }
}
