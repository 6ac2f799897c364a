package org.banshi.oversight;

import java.time.Instant;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Minutes as programs read them: whoever does not see every meeting is told no numbers of items, for they would tell of those left out. */
@Service
public final class Minutes {
    private final MeetingRows rows;
    private final MinutesSight sight;

    Minutes(MeetingRows rows, MinutesSight sight) {
        this.rows = rows;
        this.sight = sight;
    }

    /**
     * A meeting, without its items.
     *
     * @param form meeting, instruction, emergency
     * @param follows the meeting before
     * @param present names of the units that took part
     * @param items how many there are; absent for who does not see all of them
     * @param by who issued it
     */
    public record Meeting(
            long id,
            String form,
            String title,
            Instant heldAt,
            @Nullable String place,
            String ledBy,
            @Nullable Long follows,
            List<String> present,
            @Nullable Integer items,
            Instant issuedAt,
            String by) {}

    /**
     * An item and how its matter stands.
     *
     * @param nr its place; absent for who does not see all of them
     * @param opened whether it opened an order, or follows what is there
     * @param said what is to be done, or what was said about it
     * @param light green, yellow, red
     * @param sentAt when its order was given out
     * @param receivedAt when that was received
     * @param answer what its unit answered
     */
    public record Item(
            @Nullable Integer nr,
            String number,
            boolean opened,
            @Nullable String title,
            String said,
            String kind,
            String state,
            @Nullable String unit,
            @Nullable Instant due,
            boolean open,
            String light,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            @Nullable String answer) {}

    /** A correction; of an item, or of when, where and who. */
    public record Correction(@Nullable Integer item, String words, Instant at, String by) {}

    /**
     * A meeting with its minutes.
     *
     * @param before what is open from the meetings before, and not spoken of at this one
     */
    public record Read(Meeting meeting, List<Item> items, List<Item> before, List<Correction> corrections) {}

    /**
     * Meetings, the newest first.
     *
     * @throws Problem 403 not of those who read minutes
     */
    public Slice<Meeting> list(@Nullable Long after, int size, Actor.Staff staff) {
        Permissions.require(staff, Permission.MEETINGS_READ);
        boolean all = MeetingRows.seesAll(staff);
        return rows.list(staff, after, size).map(each -> meeting(each, all));
    }

    /** @throws Problem 403 not of those who read minutes; 404 no such meeting, or the reader's unit was not there */
    public Read read(long id, Actor.Staff staff) {
        MinutesSight.Seen seen = sight.read(id, staff);
        boolean all = MeetingRows.seesAll(staff);
        return new Read(
                meeting(seen.meeting(), all),
                seen.items().stream().map(each -> item(each, all)).toList(),
                seen.before().stream().map(each -> item(each, false)).toList(),
                seen.corrections().stream()
                        .map(each -> new Correction(
                                all ? each.line().item() : null,
                                each.words(),
                                each.line().at(),
                                each.line().by()))
                        .toList());
    }

    private static Meeting meeting(MeetingRows.Meeting one, boolean all) {
        return new Meeting(
                one.id(),
                one.form().code(),
                one.title(),
                one.heldAt(),
                one.place(),
                one.ledBy(),
                one.follows(),
                one.present(),
                all ? one.items() : null,
                one.issuedAt(),
                one.by());
    }

    private static Item item(MinutesSight.Item item, boolean all) {
        MeetingRows.Line line = item.line();
        return new Item(
                all ? line.nr() : null,
                line.number(),
                line.opened(),
                item.title(),
                item.said(),
                line.kind(),
                line.state(),
                line.unit(),
                line.due(),
                line.open(),
                line.light().code(),
                line.sentAt(),
                line.receivedAt(),
                item.answer().isEmpty() ? null : item.answer());
    }
}
