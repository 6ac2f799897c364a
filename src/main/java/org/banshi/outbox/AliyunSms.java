package org.banshi.outbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.OutboxSettings.Aliyun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Alibaba Cloud's short message service: the action SendSms, signed by ACS3-HMAC-SHA256. It sends only texts that it has
 * approved, so a message goes as the code of a text and what is filled in.
 */
final class AliyunSms implements Provider {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String OK = "OK";

    private final Aliyun settings;
    private final String keyId;
    private final String keySecret;
    private final URI address;
    private final HttpClient client;
    private final CityClock clock;

    AliyunSms(Aliyun settings, CityClock clock) {
        this.settings = settings;
        this.keyId = Objects.requireNonNull(settings.keyId(), "banshi.outbox.aliyun.key-id");
        this.keySecret = Objects.requireNonNull(settings.keySecret(), "banshi.outbox.aliyun.key-secret");
        this.address = URI.create(settings.url());
        this.client = Calls.client(settings.timeout());
        this.clock = clock;
    }

    @Override
    public void hand(Parcel parcel) throws Refused {
        HttpResponse<String> answer = Calls.send(client, request(parcel));
        String code = Calls.field(answer, "Code");
        if (answer.statusCode() == 200 && code.equals(OK)) {
            return;
        }
        if (code.equals("isv.MOBILE_NUMBER_ILLEGAL")) {
            throw Refused.forGood("bad_address");
        }
        throw new Refused(code.isEmpty() ? "status." + answer.statusCode() : Calls.code("aliyun.", code));
    }

    private HttpRequest request(Parcel parcel) throws Refused {
        SortedMap<String, String> query = query(parcel);
        String line = line(query);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host(address));
        headers.put("x-acs-action", "SendSms");
        headers.put("x-acs-version", "2017-05-25");
        headers.put(
                "x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", HexFormat.of().formatHex(Calls.sha256("")));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + "/?" + line))
                .timeout(settings.timeout())
                .POST(BodyPublishers.noBody());
        headers.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.setHeader(name, value);
            }
        });
        return request.setHeader("Authorization", authorization(keyId, keySecret, line, headers))
                .setHeader("Idempotency-Key", parcel.key())
                .build();
    }

    private SortedMap<String, String> query(Parcel parcel) throws Refused {
        String own = settings.templates().get(parcel.template());
        String template = own == null ? settings.template() : own;
        if (template == null) {
            throw Refused.forGood("no_template");
        }
        SortedMap<String, String> query = new TreeMap<>();
        query.put("PhoneNumbers", parcel.address().replaceAll("[^0-9]", ""));
        query.put("SignName", Objects.requireNonNullElse(settings.sign(), ""));
        query.put("TemplateCode", template);
        query.put("TemplateParam", JsonMapper.shared().writeValueAsString(filled(parcel, own)));
        query.put("OutId", parcel.key());
        return query;
    }

    private static Map<String, String> filled(Parcel parcel, @Nullable String own) {
        if (own == null) {
            return Map.of("text", parcel.text());
        }
        Map<String, String> filled = new LinkedHashMap<>();
        for (String value : parcel.values()) {
            filled.put("p" + (filled.size() + 1), value);
        }
        return filled;
    }

    /** As the client writes it: the port only where it is not the scheme's own. */
    private static String host(URI address) {
        int own = address.getScheme().equals("https") ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == own
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    private static String line(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(each -> escaped(each.getKey()) + "=" + escaped(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** By RFC 3986. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * The header of a call without a body to the path {@code /}.
     *
     * @param query escaped and in order
     * @param headers all that are signed, by their names in small letters
     */
    static String authorization(String keyId, String keySecret, String query, SortedMap<String, String> headers) {
        String names = String.join(";", headers.keySet());
        String canonical = "POST\n/\n" + query + "\n"
                + headers.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + headers.get("x-acs-content-sha256");
        String toSign = ALGORITHM + "\n" + HexFormat.of().formatHex(Calls.sha256(canonical));
        String signature = HexFormat.of().formatHex(Calls.hmac(keySecret.getBytes(StandardCharsets.UTF_8), toSign));
        return ALGORITHM + " Credential=" + keyId + ",SignedHeaders=" + names + ",Signature=" + signature;
    }
}
