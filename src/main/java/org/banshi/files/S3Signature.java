package org.banshi.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs calls to S3 with "AWS Signature Version 4", for addresses without a query. */
record S3Signature(String accessKey, String secretKey, String region) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The headers to send, {@code host} among them, with {@code authorization}. */
    SortedMap<String, String> headers(String method, URI target, byte[] body, Instant now) {
        return headers(method, target, body, now, Map.of());
    }

    SortedMap<String, String> headers(
            String method, URI target, byte[] body, Instant now, Map<String, String> further) {
        String stamp = STAMP.format(now);
        String day = stamp.substring(0, 8);
        SortedMap<String, String> headers = new TreeMap<>(further);
        headers.put("host", target.getPort() < 0 ? target.getHost() : target.getHost() + ":" + target.getPort());
        headers.put("x-amz-content-sha256", sha256(body));
        headers.put("x-amz-date", stamp);
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue().trim() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, target.getRawPath(), "", lines, names, sha256(body));
        String scope = day + "/" + region + "/s3/aws4_request";
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, sha256(utf8(request)));
        byte[] key = hmac(utf8("AWS4" + secretKey), day);
        for (String part : new String[] {region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        String signed = HexFormat.of().formatHex(hmac(key, toSign));
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + signed);
        return headers;
    }

    @Override
    public String toString() {
        return "S3Signature[" + region + "]";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
