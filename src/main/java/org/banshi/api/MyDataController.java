package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Corrections;
import org.banshi.matter.Ledger;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Residents;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the city holds of whoever proved a phone number: to see and to put right (R-S05). */
@RestController
@RequestMapping(path = MineController.HERE + "/data", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(name = "Mine")
final class MyDataController {
    private static final int LONGEST = 200;

    private final MyData data;
    private final Corrections corrections;
    private final Residents residents;
    private final Ledger ledger;
    private final Messages messages;

    MyDataController(MyData data, Corrections corrections, Residents residents, Ledger ledger, Messages messages) {
        this.data = data;
        this.corrections = corrections;
        this.residents = residents;
        this.ledger = ledger;
        this.messages = messages;
    }

    @GetMapping
    @Operation(summary = "All that is held of the caller")
    MineShown.Data data(@Parameter(hidden = true) ProvenPhone phone) {
        return data.of(phone);
    }

    @PostMapping("/name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put the own name right")
    void name(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.NewName.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) ProvenPhone phone) {
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
            @Parameter(hidden = true) ProvenPhone phone) {
        Body body = new Body(sent);
        String number = body.need("number", LONGEST);
        String address = body.need("address", LONGEST);
        body.finish();
        Actor.Raiser raiser = residents.raiser(phone, number).orElseThrow(() -> Problem.notFound("notFound"));
        String fact = messages.text(Language.ZH, "portal.data.addressFact", address.strip());
        ledger.perform(number, "addFact", Map.of("text", fact), raiser, null);
    }
}
