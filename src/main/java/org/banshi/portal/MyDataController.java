package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.matter.Corrections;
import org.banshi.matter.Erasures;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Residents;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the city holds of whoever proved a phone number: to see, to take along, to have erased (R-S05). */
@Controller
final class MyDataController {
    static final String HERE = "/mine/data";

    private final Residents residents;
    private final Erasures erasures;
    private final Attachments attachments;
    private final Corrections corrections;
    private final PhoneCodes codes;
    private final Ledger ledger;
    private final Messages messages;

    MyDataController(
            Residents residents,
            Erasures erasures,
            Attachments attachments,
            Corrections corrections,
            PhoneCodes codes,
            Ledger ledger,
            Messages messages) {
        this.ledger = ledger;
        this.messages = messages;
        this.corrections = corrections;
        this.codes = codes;
        this.residents = residents;
        this.erasures = erasures;
        this.attachments = attachments;
    }

    @GetMapping({HERE, "/mine/data/name", "/mine/data/address"})
    Answer data(HttpServletRequest request) {
        return PhoneProof.of(request)
                .<Answer>map(phone -> page(phone, request, FormErrors.NONE))
                .orElseGet(() -> new SeeOther(MineController.HERE));
    }

    private MyDataPage page(ProvenPhone phone, HttpServletRequest request, FormErrors errors) {
        return new MyDataPage(
                residents.held(phone), erasures.isAsked(phone), erasures.numbers(phone, Proof.all(request)), errors);
    }

    @PostMapping(HERE)
    Answer erase(@RequestParam(defaultValue = "") String confirm, HttpServletRequest request) {
        ProvenPhone phone = PhoneProof.of(request).orElse(null);
        if (phone == null) {
            return new SeeOther(MineController.HERE);
        }
        try {
            if (!"true".equals(confirm)) {
                throw Problem.invalid("confirm", "required");
            }
            erasures.ask(phone, Proof.all(request));
            return new SeeOther(HERE, "portal.data.askedNow");
        } catch (Problem refused) {
            return page(phone, request, FormErrors.of(refused));
        }
    }

    @PostMapping("/mine/data/name")
    Answer name(
            @RequestParam(required = false) @Nullable String was,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        return change(request, phone -> {
            corrections.name(phone, was == null ? onlyName(phone) : was, name);
            return new SeeOther(HERE, "portal.data.nameDone");
        });
    }

    /** Where there is one name alone it need not be chosen. */
    private String onlyName(ProvenPhone phone) {
        List<String> names = residents.held(phone).stream()
                .map(Residents.Held::named)
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw Problem.invalid("was", "required");
        }
        return names.getFirst();
    }

    /** A wrong place is put right by a new fact on the matter; what was said first stays. */
    @PostMapping("/mine/data/address")
    Answer address(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request) {
        String told = address.strip();
        return change(request, phone -> {
            if (told.isEmpty() || told.length() > RaiseForm.MOST_ADDRESS) {
                throw told.isEmpty()
                        ? Problem.invalid("address", "required")
                        : Problem.invalid("address", "tooLong", RaiseForm.MOST_ADDRESS);
            }
            Actor.Raiser raiser = residents.raiser(phone, number).orElseThrow(() -> Problem.notFound("notFound"));
            try {
                ledger.perform(
                        number,
                        "addFact",
                        Map.of("text", messages.text(Language.ZH, "portal.data.addressFact", told)),
                        raiser,
                        null);
            } catch (Problem refused) {
                throw refused.status() == 409 ? Problem.invalid("address", "portal.addressClosed", number) : refused;
            }
            return new SeeOther(HERE, "portal.data.addressDone");
        });
    }

    /** Texts a code to the new number; the old one was proved before. */
    @PostMapping("/mine/data/phone")
    Answer phone(@RequestParam(defaultValue = "") String phone, HttpServletRequest request) {
        return change(request, _ -> {
            PhoneProof.askedNew(request, codes.send(phone, request.getRemoteAddr(), Language.of(request)));
            return new SeeOther(HERE + "/phone");
        });
    }

    @GetMapping("/mine/data/phone")
    Answer newCode(HttpServletRequest request) {
        return PhoneProof.newChallenge(request) == null ? new SeeOther(HERE) : new MyNumberPage(FormErrors.NONE);
    }

    @PostMapping("/mine/data/phone/code")
    Answer newPhone(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        String challenge = PhoneProof.newChallenge(request);
        if (challenge == null) {
            return new SeeOther(HERE);
        }
        return change(request, before -> {
            ProvenPhone after =
                    codes.prove(challenge, FollowController.plain(code)).orElse(null);
            if (after == null) {
                return new MyNumberPage(FormErrors.of(Problem.invalid("code", "portal.wrongTextedCode")));
            }
            PhoneProof.askedNew(request, null);
            corrections.phone(before, after);
            PhoneProof.remember(request, after);
            return new SeeOther(HERE, "portal.data.phoneDone");
        });
    }

    private Answer change(HttpServletRequest request, Function<ProvenPhone, Answer> change) {
        ProvenPhone phone = PhoneProof.of(request).orElse(null);
        if (phone == null) {
            return new SeeOther(MineController.HERE);
        }
        try {
            return change.apply(phone);
        } catch (Problem refused) {
            return page(
                    phone,
                    request,
                    refused.status() == 429
                            ? FormErrors.of(Problem.invalid(
                                    "phone", "tooManyCodesSent", refused.args().toArray()))
                            : FormErrors.of(refused));
        }
    }

    /** The same as a file. */
    @GetMapping("/mine/data.json")
    ResponseEntity<List<Line>> download(HttpServletRequest request) {
        ProvenPhone phone = PhoneProof.of(request).orElseThrow(() -> Problem.notFound("notFound"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"banshi-my-data.json\"")
                .cacheControl(CacheControl.noStore())
                .body(residents.held(phone).stream().map(this::line).toList());
    }

    private Line line(Residents.Held held) {
        Matter matter = held.matter();
        return new Line(
                matter.number(),
                matter.kind(),
                matter.type(),
                matter.raisedAt(),
                matter.title(),
                matter.text(),
                matter.region(),
                matter.address(),
                held.who().name(),
                held.who().phone(),
                held.who().onBehalfOf(),
                matter.answeredAt() == null ? null : matter.publicAnswer(),
                matter.solved(),
                matter.satisfaction(),
                attachments.ofResident(matter.number()).stream()
                        .map(StoredFile::name)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    /** One matter in the file. */
    record Line(
            String number,
            String kind,
            @Nullable String type,
            Instant raisedAt,
            String title,
            String text,
            @Nullable String region,
            @Nullable String address,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String onBehalfOf,
            @Nullable String publicAnswer,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction,
            List<String> files) {}
}
