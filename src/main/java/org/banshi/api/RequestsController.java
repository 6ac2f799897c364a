package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Inclusion;
import org.banshi.matter.Matters;
import org.banshi.matter.TimelineProof;
import org.banshi.matter.Tries;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests as those who raise them see them. */
@RestController
@RequestMapping(path = "/api/v1/requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Requests", description = "For those who raise them: number and code open a request, no account is needed.")
final class RequestsController {
    private static final String CODE = "The receipt's code, which proves the raiser.";

    private final Raising raising;
    private final Forms forms;
    private final Tries tries;
    private final Matters matters;
    private final Looks looks;
    private final Showing showing;
    private final Inclusion inclusion;

    RequestsController(
            Raising raising,
            Forms forms,
            Tries tries,
            Matters matters,
            Looks looks,
            Showing showing,
            Inclusion inclusion) {
        this.raising = raising;
        this.forms = forms;
        this.tries = tries;
        this.matters = matters;
        this.looks = looks;
        this.showing = showing;
        this.inclusion = inclusion;
    }

    @PostMapping
    @SecurityRequirements
    @Operation(summary = "Raise a request", description = "Callers without an account are limited in number per hour.")
    @ApiResponse(
            responseCode = "201",
            description = "Raised",
            content = @Content(schema = @Schema(implementation = Shown.Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same key and body came within 24 hours: the same answer again",
            content = @Content(schema = @Schema(implementation = Shown.Receipt.class)))
    ResponseEntity<String> raise(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RaiseForm.class)))
                    @RequestBody
                    Map<String, Object> body,
            @Parameter(description = "Makes the call safe to repeat: 1 to 255 visible ASCII characters.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request) {
        Repeats.Outcome outcome = raising.raise(body, actor, key, request.getRemoteAddr(), Language.of(request));
        return ResponseEntity.status(outcome.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/requests/" + outcome.number()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(outcome.body());
    }

    @GetMapping("/{number}")
    @SecurityRequirements
    @Operation(summary = "Follow a request", description = "With its code; staff that may see it need none.")
    Shown.Request follow(
            @PathVariable String number,
            @Parameter(description = CODE) @RequestParam(required = false) @Nullable String code,
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request) {
        Actor reader = actor;
        if (code == null && actor instanceof Actor.Staff staff) {
            Permissions.require(staff, Permission.MATTERS_READ);
        } else {
            reader = prove(number, code, request);
        }
        Shown.Request shown = showing.request(matters.view(number, reader), Language.of(request));
        if (reader instanceof Actor.Staff staff) {
            looks.record(staff, number, Looks.MATTER, null);
        }
        return shown;
    }

    @GetMapping("/{number}/proof")
    @SecurityRequirements
    @Operation(
            summary = "Prove that the timeline is in the published ledger",
            description = "With its code. 404 while that day is not closed, or where the request was raised after it."
                    + " BanshiVerify.java at /ledger checks it against /ledger/days.csv.")
    ResponseEntity<TimelineProof> proof(
            @PathVariable String number,
            @Parameter(description = CODE) @RequestParam(required = false) @Nullable String code,
            @Parameter(description = "A closed day; the last one if absent.") @RequestParam(required = false) @Nullable
                    LocalDate day,
            HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(inclusion
                        .of(prove(number, code, request), day)
                        .orElseThrow(() -> Problem.notFound("notice.notClosedYet")));
    }

    @PostMapping("/{number}/actions/{action}")
    @SecurityRequirements
    @Operation(
            summary = "Act as the raiser",
            description = "What may be done now, and with what form, is told by actions of the request."
                    + " Those who take in requests may act on behalf of a caller.")
    Shown.Done act(
            @PathVariable String number,
            @PathVariable String action,
            @Parameter(description = CODE) @RequestParam(required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable Map<String, Object> form,
            @Parameter(hidden = true) Actor actor,
            HttpServletRequest request) {
        Actor doer = Permissions.has(actor, Permission.INTAKE) ? actor : prove(number, code, request);
        return forms.perform(new Forms.Call(number, action, doer, Language.of(request)), form, code, null);
    }

    @PostMapping("/{number}/verdict")
    @SecurityRequirements
    @Operation(summary = "Say whether it is solved", description = "The action verdict.")
    Shown.Done verdict(
            @PathVariable String number,
            @Parameter(description = CODE) @RequestParam(required = false) @Nullable String code,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = VerdictForm.class)))
                    @RequestBody
                    Map<String, Object> form,
            HttpServletRequest request) {
        Actor.Raiser raiser = prove(number, code, request);
        return forms.perform(new Forms.Call(number, "verdict", raiser, Language.of(request)), form, code, null);
    }

    @Schema(name = "NewVerdict")
    private record VerdictForm(
            @Schema(description = "Whether the unit was in touch.") @Nullable
            Boolean contacted,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean solved,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "5")
            int satisfaction,

            @Nullable String comment) {}

    private Actor.Raiser prove(String number, @Nullable String code, HttpServletRequest request) {
        if (code == null || code.isBlank()) {
            throw Problem.notFound("wrongReceipt");
        }
        return tries.prove(number, code, request.getRemoteAddr());
    }
}
