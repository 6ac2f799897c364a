package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.banshi.matter.Corrections;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Another number for whoever proved the one before. */
@RestController
@RequestMapping(path = MineController.HERE + "/data/phone", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(name = "Mine")
final class MyNumberController {
    private final PhoneCodes codes;
    private final Corrections corrections;
    private final ResidentProofs proofs;
    private final Times times;

    MyNumberController(PhoneCodes codes, Corrections corrections, ResidentProofs proofs, Times times) {
        this.codes = codes;
        this.corrections = corrections;
        this.proofs = proofs;
        this.times = times;
    }

    @PostMapping
    @Operation(
            summary = "Another number",
            description = "A code is texted to the new one first. Who acts for whom ends; a new proof is answered.")
    MineShown.Proof phone(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.CodeGiven.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) ProvenPhone before) {
        ProvenPhone after = MineController.proven(codes, sent);
        corrections.phone(before, after);
        ResidentProofs.Given given = proofs.give(after);
        return new MineShown.Proof(given.proof(), times.need(given.until()));
    }
}
