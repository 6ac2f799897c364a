package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.QrCode;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The work order of a matter, for paper: who took it out is logged as a print. */
@Controller
final class SheetController {
    private static final String PRINT = "print";

    private final Matters matters;
    private final Names names;
    private final Looks looks;
    private final Messages messages;
    private final CityClock clock;

    SheetController(Matters matters, Names names, Looks looks, Messages messages, CityClock clock) {
        this.matters = matters;
        this.names = names;
        this.looks = looks;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/matters/{number}/sheet")
    Page sheet(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        MatterView view = matters.view(number, staff);
        looks.record(staff, number, PRINT, null);
        Matter matter = matters.outside(view.matter());
        boolean shielded = !matter.equals(view.matter()) || view.wordsWithheld();
        Voice voice = Voice.of(messages, request);
        return SheetPage.of(view, matter, shielded, staff, clock.instant(), voice, names);
    }

    /** Leads to the matter at the desk; who scans it must sign in there. */
    @GetMapping("/desk/matters/{number}/qr.svg")
    ResponseEntity<String> qr(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        String known = matters.view(number, staff).matter().number();
        String address = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/desk/matters/{number}")
                .buildAndExpand(known)
                .toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.svg(address));
    }
}
