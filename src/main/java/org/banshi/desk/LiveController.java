package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.banshi.access.Actor;
import org.banshi.access.LiveSessions;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers above the inbox, sent as they change (server-sent events). The connection stays on the virtual thread of its
 * request; each new one begins with all numbers, so that there is nothing to catch up on.
 */
@Controller
@ConditionalOnWebApplication
final class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    /** So often at least something is sent, so that nobody on the way takes the line for dead. */
    private static final Duration BREATH = Duration.ofSeconds(15);

    private final Live live;
    private final LiveSessions sessions;
    private final Matters matters;
    private final Messages messages;
    private final JsonMapper json;

    LiveController(Live live, LiveSessions sessions, Matters matters, Messages messages, JsonMapper json) {
        this.live = live;
        this.sessions = sessions;
        this.matters = matters;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping("/desk/live")
    void listen(
            @RequestParam(required = false) @Nullable String matter,
            Actor.Staff staff,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.MATTERS_READ);
        LiveSessions.Held held = sessions.of(request).orElseThrow(() -> Problem.unauthorized("notSignedIn"));
        Listener listener = live.open(held, staff, page(matter, staff)).orElse(null);
        if (listener == null) {
            // A browser that is told "no content" does not come again by itself.
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            OutputStream out = response.getOutputStream();
            // After a restart not all come back in the same moment.
            send(out, "retry: " + ThreadLocalRandom.current().nextInt(3000, 8000) + "\n\n");
            talk(listener, out, Voice.of(messages, request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a page that listened has gone");
        } finally {
            live.close(listener);
        }
    }

    /** The matter that lies open, as far as the reader may see it; 404 if not. */
    private Listener.@Nullable Page page(@Nullable String number, Actor.Staff staff) {
        if (number == null) {
            return null;
        }
        Matter matter = matters.view(number, staff).matter();
        return new Listener.Page(matter.number(), matter.version());
    }

    private void talk(Listener listener, OutputStream out, Voice voice) throws IOException, InterruptedException {
        Counters.@Nullable Numbers sent = null;
        Around.@Nullable News told = null;
        int id = 0;
        while (true) {
            switch (listener.await(BREATH)) {
                case null -> send(out, ":\n\n");
                case Listener.Word.Now(var numbers, var news) -> {
                    if (!numbers.equals(sent)) {
                        send(out, "id: " + ++id + "\nevent: numbers\ndata: " + json(numbers, voice) + "\n\n");
                        sent = numbers;
                    }
                    if (news != null && !news.equals(told)) {
                        send(out, "event: around\ndata: " + around(news, voice) + "\n\n");
                        told = news;
                    }
                }
                case Listener.Word.End _ -> {
                    send(out, "event: end\ndata: -\n\n");
                    return;
                }
                case Listener.Word.Away _ -> {
                    return;
                }
            }
        }
    }

    private String around(Around.News news, Voice voice) {
        return json.writeValueAsString(Map.of(
                "version",
                news.version(),
                "others",
                news.others().stream()
                        .map(other -> voice.text("desk.others.works", other.name(), voice.time(other.since())))
                        .toList()));
    }

    /** As the page writes them; nothing in them needs escaping. */
    private static String json(Counters.Numbers numbers, Voice voice) {
        return "{\"open\":\"%s\",\"soon\":\"%s\",\"late\":\"%s\",\"new\":\"%s\"}"
                .formatted(
                        voice.text("desk.live.count", numbers.open()),
                        voice.text("desk.live.count", numbers.soon()),
                        voice.text("desk.live.count", numbers.late()),
                        voice.text("desk.live.count", numbers.fresh()));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
