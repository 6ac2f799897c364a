package org.banshi.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Lost;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Sent;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The messages that could not be delivered: why, and again. Each time somebody sends again stands in the log. */
@Controller
@RequestMapping(LostController.HERE)
final class LostController {
    static final String HERE = "/admin/messages";
    private static final int SIZE = 50;
    private static final Object[] UNTOLD = {"…", "…", "…", "…", "…", "…", "…", "…"};

    private final Outbox outbox;
    private final Messages words;
    private final Audit audit;
    private final TransactionTemplate transaction;

    LostController(Outbox outbox, Messages words, Audit audit, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.words = words;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    Answer show(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        Permissions.require(me, Permission.RULES_WRITE);
        Lost.Which which = which(channel, template, error);
        List<Sent> rows = outbox.lost(which, number(after), SIZE + 1);
        List<Lost> groups = outbox.lost();
        return new LostPage(
                outbox.backlog(),
                groups,
                which,
                Slice.of(rows, SIZE, sent -> Long.toString(sent.id())),
                words(groups, rows, Language.of(request)));
    }

    @PostMapping("/one")
    Answer one(Actor.Staff me, @RequestParam(defaultValue = "") String id) {
        Permissions.require(me, Permission.RULES_WRITE);
        Long number = number(id);
        Boolean again = transaction.execute(_ -> {
            boolean found = number != null && outbox.again(number);
            if (found) {
                audit.record(me, "messageResent", id, "1");
            }
            return found;
        });
        if (!Boolean.TRUE.equals(again)) {
            throw Problem.notFound("messages.notThere", id);
        }
        return new SeeOther(HERE, "admin.messages.again.done");
    }

    @PostMapping("/all")
    Answer all(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String error) {
        Permissions.require(me, Permission.RULES_WRITE);
        Lost.Which which = which(channel, template, error);
        transaction.executeWithoutResult(_ -> {
            int count = outbox.again(which);
            if (count > 0) {
                audit.record(
                        me,
                        "messageResent",
                        String.join(" ", channel, template, error).strip(),
                        Integer.toString(count));
            }
        });
        return new SeeOther(HERE, "admin.messages.again.done");
    }

    /** What the messages tell, without what they tell it of. */
    private Map<String, String> words(List<Lost> groups, List<Sent> rows, Language language) {
        Map<String, String> found = new HashMap<>();
        groups.forEach(lost -> found.computeIfAbsent(lost.template(), key -> worded(key, language)));
        rows.forEach(sent -> found.computeIfAbsent(sent.template(), key -> worded(key, language)));
        return found;
    }

    private String worded(String key, Language language) {
        return words.has(language, key) ? words.text(language, key, UNTOLD) : key;
    }

    private static Lost.Which which(String channel, String template, String error) {
        return new Lost.Which(
                Arrays.stream(Channel.values())
                        .filter(each -> each.code().equals(channel))
                        .findFirst()
                        .orElse(null),
                template.isEmpty() ? null : template,
                error.isEmpty() ? null : error);
    }

    private static @Nullable Long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
