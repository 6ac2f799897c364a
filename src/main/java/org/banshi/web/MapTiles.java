package org.banshi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code banshi.map.*}: where the ground of maps comes from. By default nowhere: then nothing is loaded from
 * anywhere, and no other server learns who looks at which place.
 *
 * @param tiles address of the tiles, such as {@code https://tiles.example/{z}/{x}/{y}.png}; empty for none
 * @param attribution what their maker wants to be said, as plain text
 */
@ConfigurationProperties("banshi.map")
public record MapTiles(
        @DefaultValue("") String tiles, @DefaultValue("") String attribution) {
    private static final Pattern ELSEWHERE =
            Pattern.compile("(https?://)((?:\\{s}\\.)?)([0-9A-Za-z.-]+(?::\\d{1,5})?)/.*");

    /** Refuses an address that is none, so that nothing else gets into a header. */
    public MapTiles {
        if (!tiles.isEmpty()
                && !tiles.startsWith("/")
                && !ELSEWHERE.matcher(tiles).matches()) {
            throw new IllegalArgumentException(
                    "banshi.map.tiles: neither https://host/{z}/{x}/{y}.png nor a path of this server: " + tiles);
        }
    }

    /** Whether they come from another server, which then learns who looks at which place. */
    public boolean areElsewhere() {
        return ELSEWHERE.matcher(tiles).matches();
    }

    /** Lets the browser load the tiles on this page, and on no other. */
    public void allowOn(HttpServletResponse response) {
        Matcher elsewhere = ELSEWHERE.matcher(tiles);
        if (elsewhere.matches()) {
            String host = elsewhere.group(1) + (elsewhere.group(2).isEmpty() ? "" : "*.") + elsewhere.group(3);
            response.setHeader(
                    "Content-Security-Policy",
                    RequestGate.CONTENT_SECURITY_POLICY.replace("img-src 'self'", "img-src 'self' " + host));
        }
    }
}
