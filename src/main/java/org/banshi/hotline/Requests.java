package org.banshi.hotline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Role;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Change;
import org.banshi.matter.Kind;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Matter;
import org.banshi.matter.Situation;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The kind {@code request}: what residents ask of the hotline. */
@Component
public final class Requests implements Kind {
    /** Name of the kind. */
    public static final String NAME = "request";

    /** Types of request (R-H08). */
    static final String REPORT = "report";

    public static final List<String> TYPES = List.of("enquiry", "help", "complaint", REPORT, "suggestion");

    /** Grades of urgency (R-H18). */
    public static final List<String> GRADES = List.of("normal", "urgent", "critical");

    /** Who takes in, sends, checks and calls back; belongs to no handling unit. */
    static final Set<Role> HOTLINE_BODY = Set.of(Role.OPERATOR, Role.DISPATCHER, Role.REVIEWER, Role.CALLER);

    private static final int STREET = 9;

    private final Lifecycle lifecycle;
    private final Categories categories;
    private final Regions regions;

    @SuppressWarnings("checkstyle:ParameterNumber") // the parts of its course, and the words for what all may know
    Requests(
            Intake intake,
            Dispatching dispatching,
            Handling handling,
            Judging judging,
            Remarks remarks,
            Times times,
            Categories categories,
            Regions regions) {
        this.categories = categories;
        this.regions = regions;
        this.lifecycle = RequestLifecycle.declare(intake, dispatching, handling, judging, remarks, times);
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public String table() {
        return "hotline_request";
    }

    @Override
    public Set<String> columns() {
        return Set.of("danger", "call_id", "same_as", "handed_to");
    }

    @Override
    public Set<String> tables() {
        return Set.of(Citing.TABLE);
    }

    @Override
    public Set<String> wordColumns() {
        return Set.of(
                "question",
                "told",
                "return_reason",
                "pause_reason",
                "extension_reason",
                "promise_reason",
                "call_id",
                "handed_to",
                "answer_sketch");
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.OPERATOR, Role.DISPATCHER, Role.REVIEWER, Role.CALLER, Role.SUPERVISOR, Role.LEADER);
    }

    @Override
    public Set<Role> wordReaders() {
        return HOTLINE_BODY;
    }

    /** Reports and confidential requests go out reworded and without identity (R-S10). */
    @Override
    public boolean isShielded(@Nullable String type, boolean confidential) {
        return confidential || REPORT.equals(type);
    }

    static boolean isSecret(Matter matter) {
        return matter.confidential() || REPORT.equals(matter.type());
    }

    @Override
    public boolean isPublished() {
        return true;
    }

    @Override
    public Map<String, String> publicSteps() {
        return Map.of(
                "accepted", "hotline.followed.accepted",
                "dispatched", "hotline.followed.dispatched",
                "working", "hotline.followed.working",
                "approved", "hotline.followed.answered",
                "answered", "hotline.followed.answered",
                "closed", "hotline.followed.closed",
                "rejected", "hotline.followed.rejected",
                "withdrawn", "hotline.followed.withdrawn");
    }

    /** Category and street, as the public list has them. */
    @Override
    public List<String> publicWords(@Nullable String category, @Nullable String region) {
        String street = region == null || region.length() <= STREET ? region : region.substring(0, STREET);
        String words = Stream.of(
                        Optional.ofNullable(category).flatMap(categories::find).map(Category::name),
                        Optional.ofNullable(street).flatMap(regions::find).map(Region::name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return List.of(words.isEmpty() ? "—" : words);
    }

    @Override
    public List<String> types() {
        return TYPES;
    }

    @Override
    public void raised(Situation situation, Change change) {
        change.tellRaiser("hotline.tell.raised", situation.matter().number());
    }
}
