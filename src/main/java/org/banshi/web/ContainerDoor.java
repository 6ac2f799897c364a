package org.banshi.web;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers what Tomcat refuses before any filter sees it, such as a path that cannot be decoded, like all other errors. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ContainerDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectProvider<ProblemAnswers> answers;

    ContainerDoor(ObjectProvider<ProblemAnswers> answers) {
        this.answers = answers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // Added last it stands innermost, and so speaks before Tomcat's own.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report(answers)));
    }

    private static final class Report extends ErrorReportValve {
        private final ObjectProvider<ProblemAnswers> answers;

        Report(ObjectProvider<ProblemAnswers> answers) {
            this.answers = answers;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Problem problem = Objects.requireNonNullElseGet(
                    ProblemAdvice.ofStatus(status), () -> Problem.status(status, "internal"));
            try {
                RequestGate.protect(response);
                answers.getObject().answer(problem, null, request, response);
                response.finishResponse();
            } catch (IOException | RuntimeException e) {
                // Nobody listens any more, or nothing can be said: the status alone stands.
                container.getLogger().debug("no page for the status " + status, e);
            }
        }
    }
}
