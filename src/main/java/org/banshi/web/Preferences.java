package org.banshi.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * How a reader wants pages shown. A link sets it by {@code ?lang=en}, {@code ?elder=on} or {@code ?dark=on}; a cookie keeps it.
 *
 * @param language of all texts
 * @param elder whether the large, simple form is wanted (长辈版)
 * @param dark whether the desk is wanted in dark colours
 */
record Preferences(Language language, boolean elder, boolean dark) {
    static final String LANGUAGE = "lang";
    static final String ELDER = "elder";
    static final String DARK = "dark";
    private static final long YEAR_SECONDS = 365L * 24 * 3600;

    static Preferences of(HttpServletRequest request) {
        return new Preferences(language(request), isOn(request, ELDER), isOn(request, DARK));
    }

    /** Keeps what this request asked for in cookies. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        Language language = Language.byTag(parameter(request, LANGUAGE));
        if (language != null) {
            set(request, response, LANGUAGE, language.name().toLowerCase(Locale.ROOT), YEAR_SECONDS);
        }
        for (String name : List.of(ELDER, DARK)) {
            String wanted = parameter(request, name);
            if (wanted != null && (wanted.equals("on") || wanted.equals("off"))) {
                set(request, response, name, wanted, YEAR_SECONDS);
            }
        }
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String name, String value, long seconds) {
        ResponseCookie cookie = ResponseCookie.from("banshi-" + name, value)
                .path(request.getContextPath() + "/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, "banshi-" + name);
        return cookie == null ? null : cookie.getValue();
    }

    private static Language language(HttpServletRequest request) {
        Language chosen = Language.byTag(parameter(request, LANGUAGE));
        if (chosen == null) {
            chosen = Language.byTag(cookie(request, LANGUAGE));
        }
        if (chosen == null && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            chosen = Collections.list(request.getLocales()).stream()
                    .map(locale -> Language.byTag(locale.toLanguageTag()))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return chosen == null ? Language.ZH : chosen;
    }

    private static boolean isOn(HttpServletRequest request, String name) {
        String now = parameter(request, name);
        return "on".equals(now != null ? now : cookie(request, name));
    }

    /** A parameter, taken as absent where the request cannot be read at all: then its refusal is being shown. */
    private static @Nullable String parameter(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
