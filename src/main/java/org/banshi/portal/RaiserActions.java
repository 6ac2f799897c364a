package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;

/** What the raiser may do with the own request: the form of an action, and doing it. */
@Component
final class RaiserActions {
    /** In which order they are offered; the verdict stands apart. */
    static final List<String> ORDER = List.of("addFact", "remind", "reopen", "object", "joinMatter", "withdraw");

    private final Matters matters;
    private final Ledger ledger;
    private final Attachments attachments;
    private final Raising raising;
    private final Messages messages;
    private final TransactionOperations transaction;

    RaiserActions(
            Matters matters,
            Ledger ledger,
            Attachments attachments,
            Raising raising,
            Messages messages,
            TransactionOperations transaction) {
        this.matters = matters;
        this.ledger = ledger;
        this.attachments = attachments;
        this.raising = raising;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** The form of an action that may be done now. */
    Optional<ActionPage> form(
            Actor.Resident raiser,
            String action,
            Map<String, String> filled,
            FormErrors errors,
            HttpServletRequest request) {
        ActionFields fields = new ActionFields(messages, Language.of(request));
        return matters.view(raiser.number(), raiser)
                .offer(action)
                .filter(offer -> offer.name().equals("verdict") || ORDER.contains(offer.name()))
                .map(offer -> new ActionPage(raiser.number(), action, fields.of(offer, filled), errors));
    }

    /** Does it: files first, then all the rest in one transaction. */
    void perform(Actor.Resident raiser, String action, Map<String, String> form, List<MultipartFile> uploads) {
        List<Problem.FieldError> faults = new ArrayList<>();
        int before = uploads.isEmpty() ? 0 : attachments.of(raiser.number()).size();
        List<UUID> files = raising.store(uploads, before, raiser, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        Map<String, Object> values = new HashMap<>(form);
        values.remove("file");
        if (!files.isEmpty()) {
            // The line names the first; all of them belong to the request.
            values.put("file", files.getFirst().toString());
        }
        transaction.executeWithoutResult(_ -> {
            attachments.attach(files, raiser.number());
            ledger.perform(raiser.number(), action, values, raiser, null);
        });
    }
}
