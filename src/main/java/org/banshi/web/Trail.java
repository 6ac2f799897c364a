package org.banshi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The page of the desk to come back to. It may hold words that were looked for, so it ends with whoever looked. */
public final class Trail {
    private static final String NAME = "banshi-desk-list";
    private static final String DESK = "/desk";

    private Trail() {}

    /** Keeps a value until the browser is closed or somebody signs in or out. */
    public static void keep(HttpServletRequest request, HttpServletResponse response, String value) {
        set(request, response, value, -1);
    }

    /** The value that was kept, absent for none. */
    public static @Nullable String of(HttpServletRequest request) {
        jakarta.servlet.http.Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** Somebody signs in or out. */
    public static void forget(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", 0);
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path(request.getContextPath() + DESK)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
