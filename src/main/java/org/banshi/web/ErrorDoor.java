package org.banshi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what failed outside any controller: in a filter, or before the request was understood. */
@Controller
final class ErrorDoor implements ErrorController {
    private final ProblemAnswers answers;

    ErrorDoor(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Problem problem =
                Objects.requireNonNullElseGet(ProblemAdvice.ofStatus(status), () -> Problem.status(status, "internal"));
        answers.answer(problem, null, request, response);
    }
}
