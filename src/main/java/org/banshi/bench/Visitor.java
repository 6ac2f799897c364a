package org.banshi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, signs in by the page, opens pages and looks how long it takes. */
final class Visitor implements AutoCloseable {
    private static final int WARM = 15;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Visitor(String address) {
        this.address = address;
    }

    /**
     * Signs in.
     *
     * @throws IOException if that fails
     */
    void signIn(String login, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(open("login"));
        if (!token.find()) {
            throw new IOException("the login page has no token");
        }
        String form = Map.of("login", login, "password", password, "_csrf", token.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3
                || answer.headers().firstValue("Location").orElse("").contains("login")) {
            throw new IOException("nobody could sign in as " + login + ": " + answer.statusCode());
        }
    }

    /** The page's text; anything but 200 is an error. */
    String open(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("/" + path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** How long opening takes, nanoseconds, in order of length; the first rounds only warm the server up. */
    List<Long> times(List<String> paths, int count) throws IOException, InterruptedException {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < WARM + count; i++) {
            long begin = System.nanoTime();
            open(paths.get(i % paths.size()));
            if (i >= WARM) {
                all.add(System.nanoTime() - begin);
            }
        }
        all.sort(null);
        return all;
    }

    @Override
    public void close() {
        http.close();
    }
}
