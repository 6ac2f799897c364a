package org.banshi.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Does an action with the files that came with its form: both or neither. */
@Service
class Acts {
    private final Ledger ledger;
    private final Attachments attachments;

    Acts(Ledger ledger, Attachments attachments) {
        this.ledger = ledger;
        this.attachments = attachments;
    }

    @Transactional
    Done perform(
            String number,
            String action,
            Map<String, String> typed,
            @Nullable Integer version,
            Map<String, List<MultipartFile>> files,
            Actor.Staff staff) {
        Map<String, Object> form = new HashMap<>(typed);
        files.forEach((field, sent) -> {
            List<UUID> stored = sent.stream()
                    .filter(file -> !file.isEmpty())
                    .map(file -> store(file, staff))
                    .toList();
            if (!stored.isEmpty()) {
                attachments.attach(stored, number);
                form.put(field, stored.getFirst().toString());
            }
        });
        return ledger.perform(number, action, form, staff, version);
    }

    private UUID store(MultipartFile file, Actor.Staff staff) {
        try (InputStream in = file.getInputStream()) {
            String name = file.getOriginalFilename();
            return attachments.store(in, name == null ? "" : name, staff).id();
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was sent cannot be read", e);
        }
    }
}
