package org.banshi.oversight;

import java.util.List;
import java.util.Map;
import org.banshi.matter.MatterView;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The supervision of one matter: its lights, who was told, and what a supervisor or leader may do.
 *
 * @param view the matter as the reader may see it
 * @param title its title
 * @param whole what is known
 * @param clocks what its clocks are called
 * @param may what the reader may do
 * @param tried which form was sent, and what was typed
 * @param refused why it was not possible at all
 */
record WatchPage(
        MatterView view,
        String title,
        Oversight.Whole whole,
        Map<String, String> clocks,
        May may,
        Tried tried,
        @Nullable String refused,
        FormErrors errors)
        implements Page {

    /**
     * What the reader may do, by the role; whether it is possible now, the forms that are shown say.
     *
     * @param leaders whom the reader may give charge to
     */
    record May(boolean oversee, boolean takeCharge, boolean endCharge, boolean raise, List<Field.Option> leaders) {}

    /** What was typed into which form. */
    record Tried(String form, Map<String, String> typed) {
        static final Tried NOTHING = new Tried("", Map.of());
    }

    @Override
    public int status() {
        return refused != null ? 409 : errors.any() ? 422 : 200;
    }

    String number() {
        return view.matter().number();
    }

    /** What was typed into a field of a form. */
    @Nullable
    String typed(String form, String field) {
        return tried.form().equals(form) ? tried.typed().get(field) : null;
    }

    /** What is wrong in a form. */
    FormErrors wrong(String form) {
        return tried.form().equals(form) ? errors : FormErrors.NONE;
    }

    /** What was said at the nth line of a name in the timeline, as far as the reader may see it; erased words are gone. */
    String said(String action, int nr, String field) {
        return view.timeline().stream()
                .filter(line -> line.action().equals(action))
                .skip(nr - 1L)
                .findFirst()
                .map(line -> line.form().get(field))
                .map(Object::toString)
                .orElse("");
    }

    boolean isOpen() {
        return view.matter().isOpen();
    }

    boolean isListed() {
        return !whole.listings().isEmpty() && whole.listings().getFirst().end() == null;
    }

    boolean isInCharge() {
        return !whole.charges().isEmpty() && whole.charges().getFirst().end() == null;
    }

    boolean isOrdered() {
        return whole.orders().stream().anyMatch(Oversight.Order::open);
    }
}
