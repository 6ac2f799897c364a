package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Corrections;
import org.banshi.matter.Erasures;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Residents;
import org.banshi.matter.Tries;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the city holds of whoever proved a phone number: to see, to put right, to have erased (R-S05). */
@RestController
@RequestMapping(path = MineController.HERE + "/data", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(name = "Mine")
final class MyDataController {
    private static final int LONGEST = 200;
    private static final int MOST_RECEIPTS = 20;

    private final ResidentProofs proofs;
    private final Residents residents;
    private final Corrections corrections;
    private final Erasures erasures;
    private final Own own;

    /** What else a person's own data needs: codes, the ledger, and words for it. */
    @org.springframework.stereotype.Component
    record Own(PhoneCodes codes, Tries tries, Ledger ledger, Messages messages, Times times) {}

    MyDataController(ResidentProofs proofs, Residents residents, Corrections corrections, Erasures erasures, Own own) {
        this.proofs = proofs;
        this.residents = residents;
        this.corrections = corrections;
        this.erasures = erasures;
        this.own = own;
    }

    @GetMapping
    @Operation(summary = "All that is held of the caller")
    MineShown.Data data(
            @Parameter(hidden = true) @RequestHeader(name = ResidentProofs.HEADER, required = false) @Nullable
                    String proof) {
        ProvenPhone phone = proofs.require(proof);
        return new MineShown.Data(
                residents.held(phone).stream().map(this::shown).toList(), erasures.isAsked(phone));
    }

    private MineShown.Held shown(Residents.Held held) {
        Matter matter = held.matter();
        return new MineShown.Held(
                matter.number(),
                matter.kind(),
                matter.type(),
                own.times().need(matter.raisedAt()),
                matter.title(),
                matter.text(),
                matter.region(),
                matter.address(),
                held.who().name(),
                held.who().phone(),
                held.who().onBehalfOf(),
                matter.answeredAt() == null ? null : matter.publicAnswer(),
                matter.solved(),
                matter.satisfaction());
    }

    @PostMapping("/name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put the own name right")
    void name(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.NewName.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) @RequestHeader(name = ResidentProofs.HEADER, required = false) @Nullable
                    String proof) {
        ProvenPhone phone = proofs.require(proof);
        Body body = new Body(sent);
        String was = body.text("was", LONGEST);
        String name = body.need("name", LONGEST);
        body.finish();
        corrections.name(phone, was == null ? "" : was, name);
    }

    @PostMapping("/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Put the place of a matter right",
            description = "By a new fact on the matter; what was said first stays. 409 once it is closed.")
    void address(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.NewAddress.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) @RequestHeader(name = ResidentProofs.HEADER, required = false) @Nullable
                    String proof) {
        ProvenPhone phone = proofs.require(proof);
        Body body = new Body(sent);
        String number = body.need("number", LONGEST);
        String address = body.need("address", LONGEST);
        body.finish();
        Actor.Raiser raiser = residents.raiser(phone, number).orElseThrow(() -> Problem.notFound("notFound"));
        String fact = own.messages().text(Language.ZH, "portal.data.addressFact", address.strip());
        own.ledger().perform(number, "addFact", Map.of("text", fact), raiser, null);
    }

    @PostMapping("/phone")
    @Operation(
            summary = "Another number",
            description = "A code is texted to the new one first. Who acts for whom ends; a new proof is answered.")
    MineShown.Proof phone(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.CodeGiven.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) @RequestHeader(name = ResidentProofs.HEADER, required = false) @Nullable
                    String proof) {
        ProvenPhone before = proofs.require(proof);
        ProvenPhone after = MineController.proven(own.codes(), sent);
        corrections.phone(before, after);
        ResidentProofs.Given given = proofs.give(after);
        return new MineShown.Proof(given.proof(), own.times().need(given.until()));
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask to be forgotten",
            description = "Somebody without a part in the work decides; the number is told.")
    MineShown.Data erase(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.Erasure.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) @RequestHeader(name = ResidentProofs.HEADER, required = false) @Nullable
                    String proof,
            HttpServletRequest request) {
        ProvenPhone phone = proofs.require(proof);
        Body body = new Body(sent);
        if (!body.yes("confirm")) {
            body.wrong("confirm", "required");
        }
        List<MineShown.ReceiptGiven> receipts = body.objects(
                "receipts",
                MOST_RECEIPTS,
                one -> new MineShown.ReceiptGiven(one.need("number", LONGEST), one.need("code", LONGEST)));
        body.finish();
        List<Actor.Raiser> byCode = receipts.stream()
                .map(each -> own.tries().prove(each.number(), each.code(), request.getRemoteAddr()))
                .toList();
        erasures.ask(phone, byCode);
        return data(proof);
    }
}
