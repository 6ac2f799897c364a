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
 * @param sms the SMS gateway
 * @param mail how mails are sent; the server itself is {@code spring.mail.*}
 */
@ConfigurationProperties("banshi.outbox")
record OutboxSettings(
        @DefaultValue("5s") Duration every,
        @DefaultValue("10") int attempts,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue Sms sms,
        @DefaultValue Mail mail) {

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

    /** @param from the sender of mails */
    record Mail(@DefaultValue("banshi@localhost") String from) {}
}
