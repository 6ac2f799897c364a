package org.banshi.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.hotline.Danger;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Ledger;
import org.banshi.matter.MeToo;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Receipts;
import org.banshi.matter.Repeats;
import org.banshi.matter.Tries;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Takes what residents raise: the photographs first, then form, matter and receipt in one transaction. */
@Service
final class Raising {
    private final Ledger ledger;
    private final Attachments attachments;
    private final Receipts receipts;
    private final Categories categories;
    private final Danger danger;
    private final Tries tries;
    private final Repeats repeats;
    private final MeToo meToo;

    @SuppressWarnings("checkstyle:ParameterNumber") // what residents send goes to several rooms
    Raising(
            Ledger ledger,
            Attachments attachments,
            Receipts receipts,
            Categories categories,
            Danger danger,
            Tries tries,
            Repeats repeats,
            MeToo meToo) {
        this.repeats = repeats;
        this.meToo = meToo;
        this.ledger = ledger;
        this.attachments = attachments;
        this.receipts = receipts;
        this.categories = categories;
        this.danger = danger;
        this.tries = tries;
    }

    /**
     * Raises a checked form, once however often it comes.
     *
     * @param sent what came with its words
     * @param address where it came from
     * @return what became of it
     * @throws Problem 429 after too many from one address
     */
    Taken raise(RaiseForm form, Sent sent, List<UUID> files, String address) {
        NewMatter matter = withKnownCategory(form).matter(danger, sent.language());
        String all = form.key() + "\u001e" + form.wording() + "\u001e" + sent.files();
        String number = receipts.once(all, () -> {
            tries.countRaise(address);
            Receipt receipt =
                    repeats.remind(matter, sent.proven()).orElseGet(() -> ledger.raise(matter, new Actor.Anyone()));
            attachments.attach(files, receipt.number());
            if (!receipt.code().isEmpty()) {
                join(receipt.number(), sent.same());
            }
            return receipt;
        });
        return new Taken(number, receipts.isReminder(all));
    }

    /** Who says that it is somebody else's matter too says it to the hotline; what is no longer public is left out. */
    private void join(String number, String same) {
        if (meToo.number(same).isPresent()) {
            ledger.perform(number, "joinMatter", Map.of("main", same), new Actor.Raiser(number), null);
        }
    }

    /**
     * What came with the words of a form.
     *
     * @param files what tells its files from others
     * @param same handle of the public matter that the raiser says is the same, or empty
     * @param proven what this browser has proved to have raised
     * @param language of the page, in which to write to the raiser
     */
    record Sent(String files, String same, List<Actor.Raiser> proven, Language language) {}

    /**
     * What became of a form.
     *
     * @param number of the matter
     * @param reminder whether it was there before and this reminds of it
     */
    record Taken(String number, boolean reminder) {}

    /** A link may be older than the category tree: what is no more is left out. */
    RaiseForm withKnownCategory(RaiseForm form) {
        boolean known =
                categories.find(form.category()).filter(Category::active).isPresent();
        return known || form.category().isEmpty() ? form : form.inCategory("");
    }

    /**
     * Stores what was uploaded; files that are not taken are told.
     *
     * @return ids of those that are stored
     */
    List<UUID> store(List<MultipartFile> uploads, int before, Actor by, List<Problem.FieldError> faults) {
        if (before + uploads.size() > Attachments.MOST_FILES) {
            faults.add(Problem.FieldError.of("files", "files.too_many", Attachments.MOST_FILES));
            return List.of();
        }
        List<UUID> stored = new ArrayList<>();
        for (MultipartFile upload : uploads) {
            try (InputStream in = upload.getInputStream()) {
                stored.add(attachments.store(in, name(upload), by).id());
            } catch (Problem problem) {
                faults.addAll(problem.errors());
            } catch (IOException e) {
                throw new UncheckedIOException("an upload cannot be read", e);
            }
        }
        return stored;
    }

    /** What was stored for a form before and still belongs to nobody. */
    List<StoredFile> loose(List<UUID> ids) {
        List<StoredFile> files = new ArrayList<>();
        for (UUID id : ids.stream().limit(Attachments.MOST_FILES).toList()) {
            try {
                StoredFile file = attachments.require(id);
                if (file.subject() == null) {
                    files.add(file);
                }
            } catch (Problem gone) {
                // swept meanwhile: the raiser sees that it is not in the list
            }
        }
        return files;
    }

    /** A form without a chosen file sends an empty one without a name. */
    static List<MultipartFile> chosen(List<MultipartFile> uploads) {
        return uploads.stream().filter(upload -> !name(upload).isBlank()).toList();
    }

    static String name(MultipartFile upload) {
        return Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    }
}
