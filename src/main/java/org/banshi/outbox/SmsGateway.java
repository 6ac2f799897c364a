package org.banshi.outbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.outbox.OutboxSettings.Sms;
import tools.jackson.databind.json.JsonMapper;

/** Any SMS gateway that takes a message by one HTTP call. */
final class SmsGateway implements Provider {
    private static final Pattern PLACE = Pattern.compile("\\{(phone|text|key)}");
    private static final Pattern RANGE = Pattern.compile("(\\d{3})(?:-(\\d{3}))?");

    private final Sms settings;
    private final String url;
    private final HttpClient client;

    SmsGateway(Sms settings, String url) {
        this.settings = settings;
        this.url = url;
        this.client = Calls.client(settings.timeout());
    }

    @Override
    public void hand(Parcel parcel) throws Refused {
        HttpResponse<String> answer = Calls.send(client, request(parcel));
        if (!isSuccess(answer.statusCode())) {
            throw new Refused("status." + answer.statusCode());
        }
        String wanted = settings.successBody();
        if (wanted != null && !answer.body().contains(wanted)) {
            throw new Refused("answer_refuses");
        }
    }

    private HttpRequest request(Parcel parcel) {
        URI target = URI.create(fill(url, parcel, SmsGateway::forUrl));
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(settings.timeout());
        settings.headers().forEach(request::setHeader);
        request.setHeader("Idempotency-Key", parcel.key());
        String method = settings.method().toUpperCase(Locale.ROOT);
        if (method.equals("GET")) {
            return request.GET().build();
        }
        String body = fill(settings.body(), parcel, escaping());
        return request.setHeader("Content-Type", settings.contentType() + "; charset=utf-8")
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    private boolean isSuccess(int status) {
        Matcher ranges = RANGE.matcher(settings.successStatus());
        while (ranges.find()) {
            int from = Integer.parseInt(ranges.group(1));
            int to = ranges.group(2) == null ? from : Integer.parseInt(ranges.group(2));
            if (status >= from && status <= to) {
                return true;
            }
        }
        return false;
    }

    private UnaryOperator<String> escaping() {
        String type = settings.contentType();
        if (type.contains("json")) {
            return SmsGateway::forJson;
        }
        if (type.contains("xml")) {
            return text -> text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
        return type.contains("form") ? SmsGateway::forUrl : UnaryOperator.identity();
    }

    private static String fill(String template, Parcel parcel, UnaryOperator<String> escape) {
        Map<String, String> values = Map.of("phone", parcel.address(), "text", parcel.text(), "key", parcel.key());
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String forUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String forJson(String text) {
        String quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
