package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.hotline.Danger;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipts;
import org.banshi.proposal.Proposals;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.QrCode;
import org.banshi.web.SeeOther;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The receipt, for the browser that raised it. */
@Controller
final class ReceiptController {
    private final Matters matters;
    private final Receipts receipts;
    private static final String JOIN = "joinMatter";

    private final Danger danger;
    private final Sameness sameness;
    private final Ledger ledger;

    ReceiptController(Matters matters, Receipts receipts, Danger danger, Sameness sameness, Ledger ledger) {
        this.sameness = sameness;
        this.ledger = ledger;
        this.danger = danger;
        this.matters = matters;
        this.receipts = receipts;
    }

    @GetMapping("/receipt/{number}")
    Answer receipt(
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request) {
        Actor.Raiser raiser = Proof.of(request, number).orElse(null);
        if (raiser == null) {
            return new SeeOther("/follow");
        }
        MatterView view = matters.view(number, raiser);
        Matter matter = view.matter();
        boolean proposal = matter.kind().equals(Proposals.NAME);
        return new ReceiptPage(
                number,
                receipts.code(number).orElse(null),
                matter.title(),
                matter.raisedAt(),
                proposal || "raised".equals(matter.state()) ? matter.due() : null,
                proposal,
                danger.isIn(matter.title()) || danger.isIn(matter.text()),
                again,
                new SamePiece(same(view, again, request), ""));
    }

    /** What may be the same is asked on the receipt as long as the raiser has not said so. */
    private List<SamePiece.Same> same(MatterView view, boolean again, HttpServletRequest request) {
        return again || view.own().get("same_as") != null || view.offer(JOIN).isEmpty()
                ? List.of()
                : sameness.to(view.matter(), Language.of(request));
    }

    @PostMapping("/receipt/{number}/same")
    Answer same(@PathVariable String number, @RequestParam(defaultValue = "") String same, HttpServletRequest request) {
        Actor.Raiser raiser = Proof.of(request, number).orElse(null);
        if (raiser == null) {
            return new SeeOther("/follow");
        }
        String receipt = "/receipt/" + number;
        if (same.isEmpty()) {
            return new SeeOther(receipt);
        }
        try {
            ledger.perform(number, JOIN, Map.of("main", same), raiser, null);
            return new SeeOther(receipt, "portal.notice.joinMatter");
        } catch (Problem gone) {
            return SeeOther.warning(receipt, "portal.same.gone");
        }
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
