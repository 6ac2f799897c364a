package org.banshi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser without JavaScript as tests of pages need: cookies, hidden fields, forms. */
public final class Browser implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "banshi-form";
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final int port;

    /** A browser that looks at the server on this port. */
    public Browser(int port) {
        this.port = port;
    }

    /** Signs in; fails the test if that is refused. */
    public Browser signIn(String login, String password) {
        get("/login");
        assertThat(post("/login", Map.of("login", login, "password", password)).statusCode())
                .isEqualTo(303);
        return this;
    }

    /** A page. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A file. */
    public byte[] bytes(String path) {
        return answer(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** An answer that goes on; whoever asks for it closes it. */
    public HttpResponse<InputStream> stream(String path) {
        return answer(request(path).GET(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with the token of the page last seen in the cookie. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        StringBuilder body = new StringBuilder("_csrf=" + encode(token()));
        form.forEach((name, value) ->
                body.append('&').append(encode(name)).append('=').append(encode(value)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends a form with a file, as a page with a file field does. */
    public HttpResponse<String> upload(String path, Map<String, String> form, String field, String name, byte[] file) {
        Map<String, String> fields = new TreeMap<>(form);
        fields.put("_csrf", token());
        StringBuilder head = new StringBuilder();
        fields.forEach((key, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, key, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, field, name));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    private String token() {
        Matcher token = TOKEN.matcher(get(cookies.containsKey("banshi-session") ? "/account" : "/login")
                .body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answer(request, HttpResponse.BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
