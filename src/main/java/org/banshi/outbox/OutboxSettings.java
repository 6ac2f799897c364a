package org.banshi.outbox;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code banshi.outbox.*}.
 *
 * @param every pause between two looks for due messages
 * @param attempts how often a message is tried before it is given up
 * @param firstWait wait after the first failure; doubled after each further one, 6 hours at most
 * @param hold how long a batch of messages belongs to the server that took it; longer than the slowest course of a batch
 * @param quiet when no text messages go to people at home, such as {@code 22:00-07:00}; absent for never
 * @param sms the SMS gateway
 * @param aliyun Alibaba Cloud's text messages, instead of the gateway
 * @param mail how mails are sent; the server itself is {@code spring.mail.*}
 */
@ConfigurationProperties("banshi.outbox")
record OutboxSettings(
        @DefaultValue("5s") Duration every,
        @DefaultValue("10") int attempts,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue("10m") Duration hold,
        @Nullable String quiet,
        @DefaultValue Sms sms,
        @DefaultValue Aliyun aliyun,
        @DefaultValue Mail mail) {
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** The wait after a failure: the first one, doubled after each further failure, {@link #LONGEST_WAIT} at most. */
    Duration wait(int attempt) {
        Duration wait = firstWait.multipliedBy(1L << Math.clamp(attempt - 1L, 0, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /**
     * A gateway that takes a message by one HTTP call. In url and body, {@code {phone}}, {@code {text}} and
     * {@code {key}} are filled in, escaped for a URL, a form or JSON as the content type asks.
     *
     * @param url the address to call; without one, text messages wait
     * @param method POST, PUT or GET
     * @param headers further headers, such as Authorization
     * @param contentType of the body
     * @param body the body
     * @param successStatus the statuses that mean "taken": numbers and ranges, such as {@code 200-299}
     * @param successBody what the answer must hold beside, for gateways that answer 200 to everything
     * @param timeout for the whole call
     */
    record Sms(
            @Nullable String url,
            @DefaultValue("POST") String method,
            @DefaultValue Map<String, String> headers,
            @DefaultValue("application/json") String contentType,

            @DefaultValue("{\"phone\":\"{phone}\",\"text\":\"{text}\"}")
            String body,

            @DefaultValue("200-299") String successStatus,
            @Nullable String successBody,
            @DefaultValue("10s") Duration timeout) {}

    /**
     * Alibaba Cloud's short message service, which sends only texts that it approved before.
     *
     * @param url where it is called
     * @param keyId the access key; without one it is not used
     * @param keySecret its secret
     * @param sign the approved name that stands before each text
     * @param template the approved text for all messages without one of their own: the variable {@code text} is all of it
     * @param templates approved texts by our own key, their variables {@code p1}, {@code p2} and so on
     * @param timeout for the whole call
     */
    record Aliyun(
            @DefaultValue("https://dysmsapi.aliyuncs.com") String url,
            @Nullable String keyId,
            @Nullable String keySecret,
            @Nullable String sign,
            @Nullable String template,
            @DefaultValue Map<String, String> templates,
            @DefaultValue("10s") Duration timeout) {}

    /** @param from the sender of mails */
    record Mail(@DefaultValue("banshi@localhost") String from) {}
}
