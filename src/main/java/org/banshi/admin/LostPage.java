package org.banshi.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.banshi.outbox.Backlog;
import org.banshi.outbox.Lost;
import org.banshi.outbox.Sent;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The messages that could not be delivered.
 *
 * @param backlog what has not left, by channel
 * @param groups those that were given up, by channel, text and reason
 * @param which of them are shown one by one
 * @param slice these
 * @param words of each text, without what is filled in
 */
record LostPage(
        List<Backlog> backlog, List<Lost> groups, Lost.Which which, Slice<Sent> slice, Map<String, String> words)
        implements Page {

    /** Why a message was given up, in words where the code is known. */
    static String why(Ui ui, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            return ui.text("admin.messages.why.unknown");
        }
        if (code.startsWith("status.")) {
            return ui.text("admin.messages.why.status", code.substring(7));
        }
        if (code.startsWith("mail.")) {
            return ui.text("admin.messages.why.mail", code.substring(5));
        }
        return ui.textOr("admin.messages.why." + code, code);
    }

    /** The address of one group. */
    static String path(Lost lost) {
        return LostController.HERE + "?channel=" + lost.channel().code() + "&template=" + escaped(lost.template())
                + "&error=" + escaped(lost.error());
    }

    boolean isFiltered() {
        return !which.equals(Lost.Which.ALL);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
