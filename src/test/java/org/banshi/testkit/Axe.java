package org.banshi.testkit;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds on a page: WCAG 2.2 A and AA, and its best practices. */
public final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    private static final String AT_REST = "() => !document.querySelector('.htmx-request')"
            + " && document.getAnimations().every(one => one.playState !== 'running')";

    /** Each rule that the page breaks, with the places; of the page at rest, since what is half faded is always too pale. */
    public static List<Rule> findings(Page page) {
        page.waitForFunction(AT_REST);
        AxeRunOptions options = new AxeRunOptions();
        // Where a rule is kept is not read by anybody, and finding it out takes longer than the judging.
        options.setResultTypes(List.of("violations"));
        // The other mode opens a second page to join what it found in frames; no page of ours has any.
        return new AxeBuilder(page)
                .options(options)
                .withTags(TAGS)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
    }
}
