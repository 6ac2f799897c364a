package org.banshi.program;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** One promise of a public list. */
@Controller
@RequestMapping("/lists/{code}/{nr:\\d{1,9}}")
final class PublicItemController {
    private static final Actor ANYONE = new Actor.Anyone();

    private final Lists lists;
    private final ItemRows rows;
    private final Milestones milestones;
    private final ProjectSights projects;
    private final ToldWords told;
    private final PlanLights lights;
    private final Matters matters;
    private final Attachments attachments;

    @SuppressWarnings("checkstyle:ParameterNumber") // all that a promise is shown with
    PublicItemController(
            Lists lists,
            ItemRows rows,
            Milestones milestones,
            ProjectSights projects,
            ToldWords told,
            PlanLights lights,
            Matters matters,
            Attachments attachments) {
        this.lists = lists;
        this.rows = rows;
        this.milestones = milestones;
        this.projects = projects;
        this.told = told;
        this.lights = lights;
        this.matters = matters;
        this.attachments = attachments;
    }

    @GetMapping
    PublicItemPage item(@PathVariable String code, @PathVariable int nr, HttpServletResponse response) {
        PublicListController.fresh(response);
        WorkList list = list(code);
        ItemRow row = row(list, nr);
        MatterView view = view(row);
        long matter = view.matter().id();
        return new PublicItemPage(
                list,
                row,
                told.of(matter),
                view.own(),
                milestones.of(matter),
                milestones.funds(matter),
                lights.of(matter),
                row.kind().equals(Projects.NAME) ? projects.decisions(matter) : List.of(),
                pictures(row, view));
    }

    /** Small pictures only: they are drawn anew and hold neither place nor camera. */
    @GetMapping("/pictures/{id}")
    ResponseEntity<InputStreamResource> picture(
            @PathVariable String code, @PathVariable int nr, @PathVariable UUID id) {
        ItemRow row = row(list(code), nr);
        StoredFile file = pictures(row, view(row)).stream()
                .map(ProjectSight.Picture::file)
                .filter(each -> each.id().equals(id) && each.hasThumbnail())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("files.not_found"));
        return ResponseEntity.ok()
                .headers(file.thumbnailHeaders())
                .body(new InputStreamResource(attachments.thumbnail(id)));
    }

    private WorkList list(String code) {
        return lists.findPublic(code).orElseThrow(() -> Problem.notFound("noSuchList", code));
    }

    private ItemRow row(WorkList list, int nr) {
        return rows.find(list, nr, ANYONE).orElseThrow(() -> Problem.notFound("noSuchItem", nr));
    }

    private MatterView view(ItemRow row) {
        return matters.view(row.number(), new Actor.House());
    }

    /** Whoever took them does not publish them: they are shown once the office has signed, beside words that are told. */
    private List<ProjectSight.Picture> pictures(ItemRow row, MatterView view) {
        boolean signed = row.kind().equals(Projects.NAME) && row.light() == Light.DONE && row.isTold();
        return signed ? projects.pictures(view) : List.of();
    }
}
