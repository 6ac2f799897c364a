package org.banshi.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.matter.Inclusion;
import org.banshi.matter.Roots;
import org.banshi.matter.TimelineProof;
import org.banshi.matter.Tries;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The head of each day's ledger for everybody, as a page and as files; the proof that a timeline is in it for whoever has
 * number and code; and the small program that checks both without the house.
 */
@Controller
@RequestMapping(NoticeConfiguration.LEDGER)
final class LedgerController {
    private static final int DAYS = 20;
    private static final String VERIFIER = "BanshiVerify.java";

    private final Roots roots;
    private final Inclusion inclusion;
    private final Tries tries;
    private final JsonMapper json;

    LedgerController(Roots roots, Inclusion inclusion, Tries tries, JsonMapper json) {
        this.roots = roots;
        this.inclusion = inclusion;
        this.tries = tries;
        this.json = json;
    }

    @GetMapping
    LedgerPage list(@RequestParam(required = false) @Nullable String after, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
        LocalDate before = after == null || after.isBlank() ? null : day(after);
        return new LedgerPage(Slice.of(
                        roots.before(before, DAYS + 1), DAYS, root -> root.day().toString())
                .map(root -> new LedgerPage.Day(root.day(), root.matters(), hex(root.root()), hex(root.hash()))));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw Problem.notFound("notFound");
        }
    }

    /** One day and the day before it; it never changes. */
    @GetMapping("/{day:[0-9]{4}-[0-9]{2}-[0-9]{2}}.json")
    ResponseEntity<byte[]> file(@PathVariable("day") String typed) {
        Roots.Root root = roots.find(day(typed)).orElseThrow(() -> Problem.notFound("notFound"));
        Roots.Root before = roots.before(root.day(), 1).stream().findFirst().orElse(null);
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("format", "banshi-day-1");
        file.put("day", root.day().toString());
        file.put("matters", root.matters());
        file.put("root", hex(root.root()));
        file.put("hash", hex(root.hash()));
        file.put("dayBefore", before == null ? null : before.day().toString());
        file.put("hashBefore", before == null ? null : hex(before.hash()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("banshi-" + root.day() + ".json"))
                .body(json.writeValueAsBytes(file));
    }

    /** All days in one file, for keeping. */
    @GetMapping("/days.csv")
    ResponseEntity<byte[]> days() {
        List<Roots.Root> all = roots.all();
        StringBuilder csv = new StringBuilder("day,matters,root,hash\n");
        all.forEach(root -> csv.append(root.day())
                .append(',')
                .append(root.matters())
                .append(',')
                .append(hex(root.root()))
                .append(',')
                .append(hex(root.hash()))
                .append('\n'));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(all.isEmpty() ? "\"none\"" : "\"" + hex(all.getLast().hash()) + "\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("days.csv"))
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The program that checks, as it can be read and run: {@code java BanshiVerify.java}. */
    @GetMapping("/" + VERIFIER)
    ResponseEntity<byte[]> verifier() throws IOException {
        try (InputStream source =
                Objects.requireNonNull(LedgerController.class.getResourceAsStream("/notice/" + VERIFIER), VERIFIER)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                    .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(VERIFIER))
                    .body(source.readAllBytes());
        }
    }

    @GetMapping("/check")
    InclusionPage form(@RequestParam(defaultValue = "") String number) {
        return new InclusionPage(number.matches("[0-9]{1,40}") ? number : "", null, null, FormErrors.NONE);
    }

    @PostMapping("/check")
    InclusionPage check(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        String secret = plain(code).toUpperCase(Locale.ROOT);
        try {
            TimelineProof proof = prove(plain(number), secret, request).orElse(null);
            return new InclusionPage(plain(number), secret, proof, FormErrors.NONE);
        } catch (Problem refused) {
            return new InclusionPage(number, null, null, wrong("code", refused));
        }
    }

    /** What is wrong, beside that field where number and code do not belong together or were tried too often. */
    static FormErrors wrong(String field, Problem refused) {
        return switch (refused.status()) {
            case 404 -> FormErrors.of(Problem.invalid(field, "notice.wrongPair"));
            case 429 -> FormErrors.of(Problem.invalid(field, "notice.tooManyTries"));
            default -> FormErrors.of(refused);
        };
    }

    /** The proof as a file, for keeping and for the program that checks. */
    @PostMapping("/proof")
    ResponseEntity<byte[]> proof(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        TimelineProof proof = prove(plain(number), plain(code).toUpperCase(Locale.ROOT), request)
                .orElseThrow(() -> Problem.notFound("notice.notClosedYet"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment("banshi-proof-" + proof.number() + "-" + proof.day() + ".json"))
                .body(json.writeValueAsBytes(proof));
    }

    private Optional<TimelineProof> prove(String number, String code, HttpServletRequest request) {
        if (number.isEmpty() || code.isEmpty()) {
            throw Problem.invalid(number.isEmpty() ? "number" : "code", "required");
        }
        return inclusion.of(tries.prove(number, code, request.getRemoteAddr()), null);
    }

    /** As people type: full-width, with spaces or dashes between. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}]", "");
    }

    private static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
