package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@BanshiTest
@TestPropertySource(properties = "banshi.test.database=general")
class EngineIsGeneralTest {
    @Autowired
    private Kinds kinds;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Test
    void theEngineNamesNoKindAndNoState() throws IOException {
        Set<String> words = new TreeSet<>();
        for (Kind kind : kinds.all()) {
            words.add(kind.name());
            kind.lifecycle().states().forEach(state -> words.add(state.name()));
        }
        // Ordinary words that outcomes and the engine share with states of the hotline.
        words.removeAll(Set.of("rejected", "withdrawn", "done"));
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/banshi/matter"))) {
            for (Path file : files.toList()) {
                String code =
                        Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
                for (String word : words) {
                    assertThat(Pattern.compile("\"" + word + "\"").matcher(code).find())
                            .as("%s names “%s”", file.getFileName(), word)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aKindOfTheTestsAloneShowsUpInInboxSearchAndDiagram() {
        TestCity city = TestCity.in(units, members);
        Receipt receipt = ledger.raise(
                new NewMatter(
                        "errand",
                        null,
                        null,
                        null,
                        new NewMatter.Words("取药送到三楼", "请帮忙取药"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("phone"),
                        NewMatter.Identity.NONE,
                        false,
                        Map.of()),
                new Actor.Anyone());
        assertThat(matters.list(Query.of(Query.Scope.INBOX), city.operator, null, 200)
                        .items())
                .extracting(Matter::number)
                .contains(receipt.number());
        assertThat(matters.list(Query.all().matching("取药"), city.operator, null, 10)
                        .items())
                .extracting(Matter::number)
                .containsExactly(receipt.number());
        assertThat(matters.view(receipt.number(), city.operator).offers())
                .extracting(MatterView.Offer::name)
                .isEqualTo(List.of("run"));
        assertThat(Mermaid.diagram(kinds.require("errand").lifecycle())).contains("wanted --> done: run");
        ledger.perform(receipt.number(), "run", Map.of("what", "降压药"), city.operator, 1);
        assertThat(matters.view(receipt.number(), city.operator).matter().outcome())
                .isEqualTo(Outcome.SILENT);
    }

    @Test
    void onlyTheRuleRoomHasVersionsWithAValidFrom() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.filter(f -> !f.getFileName().toString().contains("__rule_"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(file.getFileName().toString())
                        .doesNotContain("valid_from");
            }
        }
    }

    @Test
    void otherRoomsJoinOnlyTheWideRow() throws IOException {
        Set<String> engine =
                Set.of("matter_matter", "matter_event", "matter_payload", "matter_identity", "matter_party");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/banshi"))) {
            for (Path file : files.filter(
                            // The bench lays down a million matters that only reading is measured on, beside plain SQL.
                            f -> f.toString().endsWith(".java")
                                    && !f.toString().contains("/matter/")
                                    && !f.toString().contains("/bench/"))
                    .toList()) {
                String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                engine.forEach(
                        table -> assertThat(code).as("%s reads %s", file, table).doesNotContain(table));
            }
        }
    }
}
