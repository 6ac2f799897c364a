package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.hotline.Danger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipts;
import org.banshi.web.Answer;
import org.banshi.web.Problem;
import org.banshi.web.QrCode;
import org.banshi.web.SeeOther;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The receipt, for the browser that raised it. */
@Controller
final class ReceiptController {
    private final Matters matters;
    private final Receipts receipts;
    private final Danger danger;

    ReceiptController(Matters matters, Receipts receipts, Danger danger) {
        this.danger = danger;
        this.matters = matters;
        this.receipts = receipts;
    }

    @GetMapping("/receipt/{number}")
    Answer receipt(@PathVariable String number, HttpServletRequest request) {
        Actor.Raiser raiser = Proof.of(request, number).orElse(null);
        if (raiser == null) {
            return new SeeOther("/follow");
        }
        MatterView view = matters.view(number, raiser);
        Matter matter = view.matter();
        return new ReceiptPage(
                number,
                receipts.code(number).orElse(null),
                matter.title(),
                matter.raisedAt(),
                "raised".equals(matter.state()) ? matter.due() : null,
                danger.isIn(matter.title()) || danger.isIn(matter.text()));
    }

    /** Leads to the page to follow it; the code is not in it. */
    @GetMapping("/receipt/{number}/qr.svg")
    ResponseEntity<String> qr(@PathVariable String number, HttpServletRequest request) {
        if (Proof.of(request, number).isEmpty()) {
            throw Problem.notFound("notFound");
        }
        String address = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/follow/{number}")
                .buildAndExpand(number)
                .toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.svg(address));
    }
}
