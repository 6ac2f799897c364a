package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The raiser's own photographs, for the raiser. */
@Controller
final class PhotoController {
    private final Attachments attachments;
    private final Matters matters;
    private final Standing standing;

    PhotoController(Attachments attachments, Matters matters, Standing standing) {
        this.attachments = attachments;
        this.matters = matters;
        this.standing = standing;
    }

    @GetMapping("/follow/{number}/photos/{id}")
    ResponseEntity<InputStreamResource> photo(
            @PathVariable String number, @PathVariable UUID id, HttpServletRequest request) {
        StoredFile file = own(number, id, request);
        return ResponseEntity.ok().headers(file.headers()).body(new InputStreamResource(attachments.open(id)));
    }

    @GetMapping("/follow/{number}/thumbnails/{id}")
    ResponseEntity<InputStreamResource> thumbnail(
            @PathVariable String number, @PathVariable UUID id, HttpServletRequest request) {
        StoredFile file = own(number, id, request);
        return ResponseEntity.ok()
                .headers(file.thumbnailHeaders())
                .body(new InputStreamResource(attachments.thumbnail(id)));
    }

    private StoredFile own(String number, UUID id, HttpServletRequest request) {
        Actor.Resident resident = standing.of(request, number).orElseThrow(() -> Problem.notFound("files.not_found"));
        // Whether somebody who acts for another may still look is asked of the engine each time.
        matters.view(number, resident);
        return attachments.ofResident(number).stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("files.not_found"));
    }
}
