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
import org.banshi.matter.Erasures;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Tries;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking to be forgotten (R-S05). */
@RestController
@RequestMapping(path = MineController.HERE + "/data/erasure", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(name = "Mine")
final class MyErasureController {
    private static final int LONGEST = 200;
    private static final int MOST_RECEIPTS = 20;

    private final MyData data;
    private final Erasures erasures;
    private final Tries tries;

    MyErasureController(MyData data, Erasures erasures, Tries tries) {
        this.data = data;
        this.erasures = erasures;
        this.tries = tries;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask to be forgotten",
            description = "Somebody without a part in the work decides; the number is told.")
    MineShown.Data erase(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.Erasure.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) ProvenPhone phone,
            HttpServletRequest request) {
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
                .map(each -> tries.prove(each.number(), each.code(), request.getRemoteAddr()))
                .toList();
        erasures.ask(phone, byCode);
        return data.of(phone);
    }
}
