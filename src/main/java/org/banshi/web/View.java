package org.banshi.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Shows the {@link Page} that a controller returns, or sends the reader on. */
@Component
final class View implements HandlerMethodReturnValueHandler {
    static final String NOTICE = "notice";
    private static final long NOTICE_SECONDS = 60;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, View.class.getClassLoader(), "org.banshi");
    private final Messages messages;
    private final CityClock clock;
    private final List<MenuItem> menu;
    private final ObjectProvider<ResourceUrlProvider> urls;

    View(Messages messages, CityClock clock, ObjectProvider<MenuItem> menu, ObjectProvider<ResourceUrlProvider> urls) {
        this.messages = messages;
        this.clock = clock;
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuItem::order)).toList();
        this.urls = urls;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Answer.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        container.setRequestHandled(true);
        switch ((Answer) Objects.requireNonNull(value, "a controller returned no page")) {
            case Page page -> show(page, request, response);
            case SeeOther other -> send(other, request, response);
        }
    }

    /** Writes the page; nothing is sent before all of it is made, so that a failure can still be told properly. */
    void show(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.address() != null) {
            request.setAttribute(Ui.ADDRESS, page.address());
        }
        Ui ui = new Ui(request, messages, clock, menu, this::asset);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(page.template() + ".jte", Map.of("ui", ui, "page", page), output);
        if (Preferences.cookie(request, NOTICE) != null) {
            Preferences.set(request, response, NOTICE, "", 0);
        }
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, ui.language().tag());
        response.addHeader(HttpHeaders.VARY, "HX-Request, Accept-Language, Cookie");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private static void send(SeeOther other, HttpServletRequest request, HttpServletResponse response) {
        if (other.notice() != null) {
            String told = other.notice()
                    + (other.tone() == Tone.GOOD ? "" : Ui.TONE + other.tone().name());
            Preferences.set(request, response, NOTICE, told, NOTICE_SECONDS);
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + other.path());
    }

    /** Whether htmx asks for a part of a page, not for a whole one or one out of its history. */
    static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    private String asset(String path) {
        return Optional.ofNullable(urls.getObject().getForLookupPath(path)).orElse(path);
    }
}
