package org.banshi.outbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Receivers.Target;
import org.banshi.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/** Calls receivers: webhooks signed over time and body, and robots of WeCom and DingTalk as their makers ask. */
final class ReceiverCalls implements Provider {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST = 1500;

    private final Receivers receivers;
    private final CityClock clock;
    private final HttpClient client = Calls.client(TIMEOUT);

    ReceiverCalls(Receivers receivers, CityClock clock) {
        this.receivers = receivers;
        this.clock = clock;
    }

    @Override
    public void hand(Parcel parcel) throws Refused {
        Target target = target(parcel.address());
        if (!target.receiver().active()) {
            throw Refused.forGood("receiver_off");
        }
        URI address = Reachable.address(target.address(), target.receiver().privateOk());
        switch (target.receiver().sort()) {
            case WEBHOOK -> webhook(address, target, parcel);
            case WECOM -> robot(address, parcel, "wecom.");
            case DINGTALK -> robot(signed(address, target), parcel, "dingtalk.");
        }
    }

    private Target target(String recipient) throws Refused {
        if (!recipient.matches(Receivers.PREFIX + "[0-9]{1,18}")) {
            throw Refused.forGood("no_address");
        }
        try {
            return receivers.target(Long.parseLong(recipient.substring(Receivers.PREFIX.length())));
        } catch (Problem gone) {
            throw Refused.forGood("no_address");
        }
    }

    private void webhook(URI address, Target target, Parcel parcel) throws Refused {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", parcel.key());
        told.put("template", parcel.template());
        told.put("number", parcel.subject());
        told.put("text", parcel.text());
        String body = JsonMapper.shared().writeValueAsString(told);
        Instant now = clock.instant();
        HttpResponse<String> answer = Calls.send(
                client,
                request(address, parcel, body)
                        .setHeader("Banshi-Timestamp", Long.toString(now.getEpochSecond()))
                        .setHeader("Banshi-Signature", signature(String.valueOf(target.secret()), now, body))
                        .build());
        if (answer.statusCode() / 100 != 2) {
            throw new Refused("status." + answer.statusCode());
        }
    }

    /** {@code v1=} and the HMAC-SHA256 of timestamp, a dot and the body. */
    static String signature(String secret, Instant now, String body) {
        return "v1="
                + HexFormat.of()
                        .formatHex(
                                Calls.hmac(secret.getBytes(StandardCharsets.UTF_8), now.getEpochSecond() + "." + body));
    }

    private void robot(URI address, Parcel parcel, String maker) throws Refused {
        String text = parcel.text().length() > LONGEST ? parcel.text().substring(0, LONGEST) + "…" : parcel.text();
        String body =
                JsonMapper.shared().writeValueAsString(Map.of("msgtype", "text", "text", Map.of("content", text)));
        HttpResponse<String> answer =
                Calls.send(client, request(address, parcel, body).build());
        if (answer.statusCode() != 200) {
            throw new Refused("status." + answer.statusCode());
        }
        String code = Calls.field(answer, "errcode");
        if (!code.equals("0")) {
            throw new Refused(Calls.code(maker, code));
        }
    }

    private static HttpRequest.Builder request(URI address, Parcel parcel, String body) {
        return HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .setHeader("Idempotency-Key", parcel.key())
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private URI signed(URI address, Target target) {
        String secret = target.secret();
        if (secret == null) {
            return address;
        }
        long now = clock.instant().toEpochMilli();
        String sign = Base64.getEncoder()
                .encodeToString(Calls.hmac(secret.getBytes(StandardCharsets.UTF_8), now + "\n" + secret));
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "timestamp=" + now + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }
}
