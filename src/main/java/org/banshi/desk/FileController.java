package org.banshi.desk;

import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of a matter, to whoever may see the raiser's words. */
@Controller
final class FileController {
    private final Matters matters;
    private final Attachments attachments;

    FileController(Matters matters, Attachments attachments) {
        this.matters = matters;
        this.attachments = attachments;
    }

    @GetMapping("/desk/matters/{number}/files/{id}")
    ResponseEntity<InputStreamResource> file(@PathVariable String number, @PathVariable UUID id, Actor.Staff staff) {
        StoredFile file = readable(number, id, staff);
        return ResponseEntity.ok().headers(file.headers()).body(new InputStreamResource(attachments.open(id)));
    }

    @GetMapping("/desk/matters/{number}/files/{id}/thumbnail")
    ResponseEntity<InputStreamResource> thumbnail(
            @PathVariable String number, @PathVariable UUID id, Actor.Staff staff) {
        StoredFile file = readable(number, id, staff);
        return ResponseEntity.ok()
                .headers(file.thumbnailHeaders())
                .body(new InputStreamResource(attachments.thumbnail(id)));
    }

    private StoredFile readable(String number, UUID id, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        boolean withheld = matters.view(number, staff).wordsWithheld();
        StoredFile file = attachments.require(id);
        if (withheld || !number.equals(file.subject())) {
            throw Problem.notFound("notFound");
        }
        return file;
    }
}
