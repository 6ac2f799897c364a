package org.banshi.rates;

import java.util.List;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.rule.Rules;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the pages of drawings together. */
@Component
final class SampleSight {
    private static final int BEST = 5;

    private final Samples samples;
    private final SampleCalls calls;
    private final SampleAppeals appeals;
    private final Rates rates;
    private final RateNames names;
    private final Rules rules;
    private final Messages messages;

    SampleSight(
            Samples samples,
            SampleCalls calls,
            SampleAppeals appeals,
            Rates rates,
            RateNames names,
            Rules rules,
            Messages messages) {
        this.samples = samples;
        this.calls = calls;
        this.appeals = appeals;
        this.rates = rates;
        this.names = names;
        this.rules = rules;
        this.messages = messages;
    }

    SamplesPage all(@Nullable String month, FormErrors errors, Actor.Staff staff, Language language) {
        Permissions.require(staff, Permission.SAMPLE_READ);
        List<Field> freezing = Permissions.has(staff, Permission.RATES_PUBLISH)
                ? List.of(Field.text("month", messages.text(language, "rates.sample.month"))
                        .value(month == null ? rates.month().minusMonths(1).toString() : month)
                        .max(7)
                        .required())
                : List.of();
        return new SamplesPage(samples.all(), freezing, Permissions.has(staff, Permission.RATES_READ), errors);
    }

    SamplePage one(Sample sample, Samples.@Nullable Redraw redraw, Actor.Staff staff, Language language) {
        Permissions.require(staff, Permission.SAMPLE_READ);
        int smallest = smallest(sample);
        List<SamplePage.Line> lines = named(calls.lines(sample.id(), smallest, staff), language);
        boolean caller = Permissions.has(staff, Permission.SAMPLE_CALL);
        return new SamplePage(
                sample,
                lines,
                caller,
                caller ? calls.waiting(sample.id(), staff) : List.of(),
                smallest,
                calls.listed(sample.id(), smallest, staff),
                appeals.of(sample.id()),
                appeals.mayAppeal(sample.id(), smallest, staff),
                appeals.mayRule(staff),
                redraw,
                FormErrors.NONE);
    }

    int smallest(Sample sample) {
        return rules.version(SampleRule.RULE, sample.ruleVersion()).value().smallest();
    }

    SampleListPage list(Sample sample, String unit, Actor.Staff staff, Language language) {
        return new SampleListPage(
                sample,
                names.line(Asked.By.UNIT, unit, language),
                calls.drawn(sample.id(), unit, smallest(sample), staff).stream()
                        .map(each -> new SampleListPage.Row(
                                each.number(),
                                each.category() == null ? null : names.category(each.category()),
                                each.closedAt()))
                        .toList());
    }

    PublicSamplesPage published(Language language) {
        return new PublicSamplesPage(samples.all().stream()
                .map(sample -> {
                    int smallest = smallest(sample);
                    return new PublicSamplesPage.Shown(
                            sample,
                            named(calls.published(sample.id(), smallest), language),
                            appeals.of(sample.id()),
                            smallest);
                })
                .toList());
    }

    private List<SamplePage.Line> named(List<SampleCalls.Line> lines, Language language) {
        return lines.stream()
                .map(line -> new SamplePage.Line(
                        line.unit().isEmpty()
                                ? messages.text(language, "rates.all")
                                : names.line(Asked.By.UNIT, line.unit(), language),
                        line))
                .toList();
    }

    List<Field> asking(SampleCalls.Said said, Language language) {
        List<Field.Option> marks = IntStream.rangeClosed(1, BEST)
                .mapToObj(mark ->
                        new Field.Option(Integer.toString(mark), messages.text(language, "rates.sample.mark." + mark)))
                .toList();
        List<Field.Option> outcomes = List.of("answered", "declined", "unreached").stream()
                .map(each -> new Field.Option(each, messages.text(language, "rates.sample.outcome." + each)))
                .toList();
        return List.of(
                Field.radio("outcome", messages.text(language, "rates.sample.outcome"), outcomes)
                        .value(said.outcome())
                        .required(),
                Field.tick("contacted", messages.text(language, "rates.sample.contacted"))
                        .value(said.contacted()),
                Field.radio(
                                "solved",
                                messages.text(language, "rates.sample.solved"),
                                List.of(
                                        new Field.Option("true", messages.text(language, "rates.sample.yes")),
                                        new Field.Option("false", messages.text(language, "rates.sample.no"))))
                        .value(said.solved())
                        .hint(messages.text(language, "rates.sample.ifAnswered")),
                Field.radio("satisfaction", messages.text(language, "rates.sample.satisfaction"), marks)
                        .value(said.satisfaction()));
    }
}
