package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.banshi.web.Trail;

/** Where the reader came from: the list looked at last, with its filters, order and page, until the browser is closed or somebody signs out. */
final class LastList {
    private static final String HOME = "/desk";
    private static final int LONGEST = 1500;

    private LastList() {}

    /** Remembers the page that is being shown. */
    static void remember(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        String value = URLEncoder.encode(path, StandardCharsets.UTF_8);
        if (value.length() > LONGEST) {
            return;
        }
        Trail.keep(request, response, value);
    }

    /** The list looked at last, else the desk's first page; a cookie that was tampered with leads nowhere else. */
    static String of(HttpServletRequest request) {
        String kept = Trail.of(request);
        if (kept == null) {
            return HOME;
        }
        try {
            String path = URLDecoder.decode(kept, StandardCharsets.UTF_8);
            return path.matches("/desk(/matters)?(\\?[!-~]*)?") ? path : HOME;
        } catch (IllegalArgumentException e) {
            return HOME;
        }
    }
}
