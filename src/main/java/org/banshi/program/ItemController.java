package org.banshi.program;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One item of a list on the desk. */
@Controller
final class ItemController {
    private final Lists lists;
    private final ItemRows rows;
    private final ProjectSights projects;
    private final ItemSights sights;
    private final Matters matters;
    private final Milestones milestones;
    private final Slots slots;
    private final PlanLights lights;
    private final Units units;
    private final Regions regions;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // everything of an item is shown on one page
    ItemController(
            Lists lists,
            ItemRows rows,
            ProjectSights projects,
            ItemSights sights,
            Matters matters,
            Milestones milestones,
            Slots slots,
            PlanLights lights,
            Units units,
            Regions regions,
            CityClock clock) {
        this.lists = lists;
        this.rows = rows;
        this.projects = projects;
        this.sights = sights;
        this.matters = matters;
        this.milestones = milestones;
        this.slots = slots;
        this.lights = lights;
        this.units = units;
        this.regions = regions;
        this.clock = clock;
    }

    @GetMapping("/desk/items/{number}")
    ItemPage item(@PathVariable String number, Actor.Staff staff) {
        MatterView view = matters.view(number, staff);
        Object code = view.own().get("list");
        if (code == null) {
            throw Problem.notFound("noSuchMatter", number);
        }
        WorkList list = lists.find(code.toString()).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        ItemRow row = rows.find(list, number, staff).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        List<Unit> all = units.all();
        return new ItemPage(
                view,
                list,
                row,
                milestones.of(view.matter().id()),
                milestones.funds(view.matter().id()),
                slots.of(view.matter().id()),
                parts(view, staff),
                all.stream().collect(Collectors.toMap(Unit::code, Unit::name)),
                clock.instant());
    }

    private ItemPage.Parts parts(MatterView view, Actor.Staff staff) {
        Matter matter = view.matter();
        String region = matter.region() == null ? "" : regions.fullName(matter.region());
        return new ItemPage.Parts(
                matter.kind().equals(Projects.NAME) ? projects.of(view) : null,
                matter.kind().equals(Rectifications.NAME) ? sights.rounds(view) : List.of(),
                matter.kind().equals(Findings.NAME) ? sights.words(view) : List.of(),
                matters.sources(matter.id(), staff),
                lights.of(matter.id()),
                (region + " " + Objects.requireNonNullElse(matter.address(), "")).strip());
    }
}
