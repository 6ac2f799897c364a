package org.banshi.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.banshi.web.Problem;
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
            List<UUID> stored = attached(number, field, sent, staff);
            if (!stored.isEmpty()) {
                form.put(field, stored.getFirst().toString());
            }
        });
        return ledger.perform(number, action, form, staff, version);
    }

    /** Stores and attaches; a file that is not taken is told at the field it came in. */
    private List<UUID> attached(String number, String field, List<MultipartFile> sent, Actor.Staff staff) {
        try {
            List<UUID> stored = sent.stream()
                    .filter(file -> !Objects.requireNonNullElse(file.getOriginalFilename(), "")
                            .isBlank())
                    .map(file -> store(file, staff))
                    .toList();
            attachments.attach(stored, number);
            return stored;
        } catch (Problem problem) {
            throw problem.errors().isEmpty()
                    ? problem
                    : Problem.invalid(problem.errors().stream()
                            .map(error -> new Problem.FieldError(field, error.code(), error.args()))
                            .toList());
        }
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
