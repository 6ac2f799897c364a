package org.banshi.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.testkit.Phones;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resident with a browser without JavaScript: cookies, hidden fields, forms. */
final class Resident {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("<dd class=\"big-number\">([2-9A-Z]{8})</dd>");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String site;
    private final String address;

    Resident(int port) {
        this(port, "127.0.0.1");
    }

    /** Somebody whom a proxy of the house serves for this address. */
    Resident(int port, String address) {
        this.site = "http://127.0.0.1:" + port;
        this.address = address;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).header("X-Forwarded-For", address);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a page, keeps its hidden fields, and sends the form to an address. */
    HttpResponse<String> fill(String page, String action, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> form = hidden(get(page).body());
        form.putAll(fields);
        return post(action, form);
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> upload(String path, Map<String, String> form, String fileName, byte[] file)
            throws IOException, InterruptedException {
        String line = "-----banshi";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form.entrySet()) {
            body.write(("--" + line + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + line + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + line + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + line)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    /** Raises something, and gives back number and code as the receipt shows them. */
    String[] raise(String text, String... more) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(Map.of("text", text));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        HttpResponse<String> answer = fill("/raise", "/raise", form);
        String location = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        return new String[] {
            location.substring("/receipt/".length()), code(get(location).body())
        };
    }

    /** Comes in with a phone number and the code that was texted to it. */
    HttpResponse<String> comesIn(String phone, JdbcClient db) throws IOException, InterruptedException {
        HttpResponse<String> sent = fill("/mine", "/mine", Map.of("phone", phone));
        if (sent.statusCode() != 303) {
            throw new AssertionError(sent.body());
        }
        fill("/mine/code", "/mine/code", Map.of("code", Phones.texted(db)));
        return get("/mine");
    }

    static String code(String receipt) {
        Matcher matcher = CODE.matcher(receipt);
        return matcher.find() ? matcher.group(1) : "";
    }
}
