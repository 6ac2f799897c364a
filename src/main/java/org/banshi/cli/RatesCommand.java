package org.banshi.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.banshi.rates.Asked;
import org.banshi.rates.RateRule;
import org.banshi.rates.Recount;
import org.banshi.rates.Rollups;
import org.banshi.rates.Sample;
import org.banshi.rates.Samples;
import org.banshi.rates.Snapshot;
import org.banshi.rates.Snapshots;
import org.banshi.rates.Standing;
import org.banshi.rates.Wait;
import org.banshi.rates.Waits;
import org.banshi.rule.Versioned;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rates}: what was published, and whether the ledger still says so. */
@Command(name = "rates", description = "lists published rates, prints one, or counts it again from the ledger")
final class RatesCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = "--snapshot", paramLabel = "ID", description = "number of what was published")
    private @Nullable Long snapshot;

    @Option(names = "--draw", paramLabel = "ID", description = "number of a drawing for call-backs")
    private @Nullable Long draw;

    @Option(names = "--recompute", description = "count or draw it again; ends with 1 if anything differs")
    private boolean recompute;

    @Option(names = "--recount", description = "holds all sums against a full recount; ends with 1 if anything differs")
    private boolean recount;

    @Option(names = "--rebuild", description = "throws the sums away and makes them anew; rates stay right meanwhile")
    private boolean rebuild;

    @Override
    public Integer call() {
        if (recompute && snapshot == null && draw == null) {
            throw new Refusal("--recompute needs --snapshot ID or --draw ID: which one shall be made again");
        }
        try (House house = House.open(options)) {
            if (rebuild || recount) {
                return sums(house.bean(Rollups.class));
            }
            if (draw != null) {
                return drawing(house.bean(Samples.class), draw);
            }
            Snapshots snapshots = house.bean(Snapshots.class);
            if (snapshot == null) {
                list(snapshots.all());
                return 0;
            }
            Snapshot one = snapshots
                    .find(snapshot)
                    .orElseThrow(() -> new Refusal("nothing was published under the number " + snapshot));
            Standing standing = snapshots.figures(one);
            if (!recompute) {
                Waits.Table waits = snapshots.waits(one).orElse(null);
                options.result(Printed.of(standing, waits), head(one) + figures(standing) + times(waits));
                return 0;
            }
            Recount recount = snapshots.recount(one.id());
            options.result(recount, head(one) + figures(standing) + text(recount));
            return recount.isSame() ? 0 : 1;
        }
    }

    /** What was published, the times beside the rates; without them where it was published before they were. */
    private record Printed(
            Asked asked,
            Versioned<RateRule> rule,
            Instant cutOff,
            Standing.Line all,
            List<Standing.Line> lines,
            Waits.@Nullable Table waits) {
        static Printed of(Standing standing, Waits.@Nullable Table waits) {
            return new Printed(
                    standing.asked(), standing.rule(), standing.cutOff(), standing.all(), standing.lines(), waits);
        }
    }

    private static String times(Waits.@Nullable Table waits) {
        if (waits == null) {
            return "\nNo times were published with it";
        }
        StringBuilder text = new StringBuilder();
        for (Wait wait : Wait.values()) {
            Waits.Took took = waits.all().took().get(wait);
            if (took != null) {
                text.append("\n%s: median %s, nine in ten within %s, of %d"
                        .formatted(unit(wait), took.median(), took.ninth(), took.of()));
            }
        }
        return text.toString();
    }

    private static String unit(Wait wait) {
        return switch (wait) {
            case SIGN -> "Hours to sign";
            case ANSWER -> "Days to the answer";
            case END -> "Days to the end";
        };
    }

    private int sums(Rollups rollups) {
        if (rebuild) {
            rollups.rebuild(done -> options.progress(done + " requests folded"));
        }
        Rollups.Check check = rollups.check();
        options.result(
                check,
                "%d requests in the sums, %d changes still to be folded\n%s"
                                .formatted(
                                        check.requests(),
                                        check.waiting(),
                                        check.isSame()
                                                ? "Every sum is what a full recount gives"
                                                : "%d REQUESTS AND %d SUMS DIFFER; --rebuild makes them anew"
                                                        .formatted(check.wrongLines(), check.wrongSums()))
                        + check.examples().stream().map(each -> "\n" + each).collect(Collectors.joining()));
        return check.isSame() ? 0 : 1;
    }

    private int drawing(Samples samples, long id) {
        Sample one = samples.find(id).orElseThrow(() -> new Refusal("there is no drawing number " + id));
        String head = "Drawing %d: %s to %s, %d listed, list %s, seed %s"
                .formatted(
                        id,
                        one.from(),
                        one.until(),
                        one.listed(),
                        one.listHash(),
                        one.seed() == null ? "not there yet" : one.seed() + " of " + one.rootDay());
        if (!recompute || one.seed() == null) {
            options.result(one, head);
            return recompute ? 1 : 0;
        }
        Samples.Redraw again = samples.redraw(id);
        StringBuilder text = new StringBuilder(head);
        again.drawn()
                .forEach((unit, tags) -> tags.forEach(
                        tag -> text.append('\n').append(unit).append(' ').append(tag)));
        text.append(again.listFits() ? "" : "\nTHE LIST DOES NOT FIT ITS HASH")
                .append(again.seedFits() ? "" : "\nTHE SEED DOES NOT FOLLOW FROM LIST AND LEDGER")
                .append(again.drawFits() ? "\nThe same are drawn" : "\nOTHERS ARE CALLED THAN ARE DRAWN");
        options.result(again, text.toString());
        return again.isSame() ? 0 : 1;
    }

    private void list(List<Snapshot> all) {
        options.result(
                all,
                all.isEmpty()
                        ? "Nothing has been published"
                        : all.stream().map(RatesCommand::head).collect(Collectors.joining("\n")));
    }

    private static String head(Snapshot one) {
        return "No. %d: %s to %s by %s, as of %s, definitions %d%s: %s"
                .formatted(
                        one.id(),
                        one.from(),
                        one.until(),
                        one.by().code(),
                        one.cutOff(),
                        one.ruleVersion(),
                        one.replaces() == null ? "" : ", corrects no. " + one.replaces(),
                        one.why());
    }

    private static String figures(Standing standing) {
        return standing.rule().value().rates().stream()
                .map(rate -> "\n%s: %s%s"
                        .formatted(
                                rate.nameEn(),
                                standing.all().figure(rate.code()).parts(),
                                standing.all()
                                        .figure(rate.code())
                                        .percent()
                                        .map(percent -> " = " + percent + " %")
                                        .orElse("")))
                .collect(Collectors.joining());
    }

    private static String text(Recount recount) {
        String list = recount.untouched() ? "" : "\nTHE PUBLISHED LIST DOES NOT FIT ITS HASH";
        if (recount.differences().isEmpty() && recount.times().isEmpty()) {
            return list + "\nThe ledger gives the same figures"
                    + (recount.snapshot().waits() ? " and times" : "");
        }
        return list + "\n" + (recount.more() ? "more than " : "")
                + (recount.differences().size() + recount.times().size()) + " lines differ:"
                + recount.differences().stream()
                        .map(each -> "\n%s %s: %s, now %s; %s"
                                .formatted(
                                        each.number(),
                                        each.rate(),
                                        each.was() == null
                                                ? "not counted"
                                                : each.was().toPlainString(),
                                        each.is() == null
                                                ? "not counted"
                                                : each.is().toPlainString(),
                                        since(each.since())))
                        .collect(Collectors.joining())
                + recount.times().stream()
                        .map(each -> "\n%s %s: %s, now %s; %s"
                                .formatted(
                                        each.number(),
                                        unit(each.until()).toLowerCase(Locale.ROOT),
                                        time(each.was(), each.line(), each.nowLine()),
                                        time(each.is(), each.nowLine(), each.line()),
                                        since(each.since())))
                        .collect(Collectors.joining());
    }

    private static String time(@Nullable BigDecimal took, @Nullable String line, @Nullable String other) {
        if (took == null) {
            return "no time";
        }
        return took.toPlainString() + (line == null || other == null || line.equals(other) ? "" : " of " + line);
    }

    private static String since(@Nullable String act) {
        return act == null ? "NOTHING IN ITS TIMELINE SINCE" : "last act since: " + act;
    }
}
