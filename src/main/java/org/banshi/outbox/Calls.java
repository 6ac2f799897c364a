package org.banshi.outbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.banshi.outbox.Provider.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What providers that are called by HTTP have in common. */
final class Calls {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    private Calls() {}

    /** A client that follows no redirect: a secret is for whom it was written down. */
    static HttpClient client(Duration timeout) {
        return HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest request) throws Refused {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refused("no_answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }

    /** The text of a field of an answer in JSON, empty if there is none or the answer is not JSON. */
    static String field(HttpResponse<String> answer, String name) {
        try {
            JsonNode value = JsonMapper.shared().readTree(answer.body()).path(name);
            return value.isValueNode() ? value.asString() : "";
        } catch (JacksonException e) {
            return "";
        }
    }

    /** A code that another house gave, as far as it is one: an answer may hold anything. */
    static String code(String before, String given) {
        return CODE.matcher(given).matches() ? before + given : before + "refused";
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
