package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.banshi.matter.Followers;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Published;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident by a proved phone number: proving it, and following what others raised. */
@RestController
@RequestMapping(path = MineController.HERE, produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(
        name = "Mine",
        description = "For residents: a number is proved by a code that is texted to it; the proof goes into the header"
                + " Resident-Proof with each call and is good for half an hour.")
final class MineController {
    static final String HERE = "/api/v1/mine";
    private static final int LONGEST = 200;

    private final PhoneCodes codes;
    private final ResidentProofs proofs;
    private final Followers followers;
    private final Labels labels;
    private final Times times;

    MineController(PhoneCodes codes, ResidentProofs proofs, Followers followers, Labels labels, Times times) {
        this.codes = codes;
        this.proofs = proofs;
        this.followers = followers;
        this.labels = labels;
        this.times = times;
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Have a code texted to a number",
            description = "Good for ten minutes. So many to a number and for a caller, then 429.")
    MineShown.Challenge send(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.CodeWanted.class)))
                    @RequestBody
                    Map<String, Object> sent,
            HttpServletRequest request) {
        Body body = new Body(sent);
        String phone = body.need("phone", LONGEST);
        body.finish();
        return new MineShown.Challenge(codes.send(phone, request.getRemoteAddr(), Language.of(request)));
    }

    @PostMapping("/proofs")
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "Prove a number", description = "A code is good once, and not after five wrong ones.")
    MineShown.Proof prove(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.CodeGiven.class)))
                    @RequestBody
                    Map<String, Object> sent) {
        return proof(proven(codes, sent));
    }

    private MineShown.Proof proof(ProvenPhone phone) {
        ResidentProofs.Given given = proofs.give(phone);
        return new MineShown.Proof(given.proof(), times.need(given.until()));
    }

    /** The number to which that code was texted. */
    static ProvenPhone proven(PhoneCodes codes, Map<String, Object> sent) {
        Body body = new Body(sent);
        String challenge = body.need("challenge", LONGEST);
        String code = body.need("code", LONGEST);
        body.finish();
        return codes.prove(challenge, code.strip()).orElseThrow(() -> Problem.invalid("code", "wrongTextedCode"));
    }

    @GetMapping("/followed")
    @Operation(summary = "What the number follows")
    MineShown.Followed followed(@Parameter(hidden = true) ProvenPhone phone, HttpServletRequest request) {
        Language language = Language.of(request);
        return new MineShown.Followed(followers.followed(phone).stream()
                .map(entry -> shown(entry, language))
                .toList());
    }

    @PutMapping("/followed/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Follow a matter",
            description = "One of the public list; the number is texted at each public step. Fifty at most.")
    void follow(@PathVariable String handle, @Parameter(hidden = true) ProvenPhone phone, HttpServletRequest request) {
        followers.follow(phone, handle, Language.of(request));
    }

    @DeleteMapping("/followed/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop following it", description = "Nothing is kept of it.")
    void leave(@PathVariable String handle, @Parameter(hidden = true) ProvenPhone phone) {
        followers.leave(phone, handle);
    }

    private MineShown.Entry shown(Published.Entry entry, Language language) {
        return new MineShown.Entry(
                entry.handle(),
                entry.kind(),
                entry.state(),
                labels.state(language, entry.kind(), entry.state()),
                entry.category(),
                entry.region(),
                times.need(entry.raisedAt()));
    }
}
