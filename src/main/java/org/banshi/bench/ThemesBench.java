package org.banshi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.insight.Heat;
import org.banshi.text.Clusters;
import org.banshi.text.CsvFile;
import org.banshi.text.Progress;
import org.banshi.text.SharedWords;

/** {@code bench themes}: what many people raise in a file of messages, as the tables that a contest of 2020 asked for. */
public final class ThemesBench {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int LEAST = 5;
    private static final int LEAST_PEOPLE = 3;

    private ThemesBench() {}

    private record Message(String id, String user, String topic, Instant at, String detail) {}

    /**
     * One line of the table.
     *
     * @param rank from 1
     * @param heat 0 to 100
     * @param from day of the first message
     * @param until day of the last message
     * @param title words that the messages share: place or people first, then what it is about
     * @param people how many different ones wrote
     * @param members ids of all messages, the most typical first
     */
    public record Line(
            int rank, double heat, String from, String until, String title, int people, List<String> members) {}

    /**
     * What was found.
     *
     * @param figures name to value
     * @param lines the hottest first
     */
    public record Report(Map<String, Object> figures, List<Line> lines) {}

    /**
     * Reads the messages and finds the themes.
     *
     * @param csv with msg_id, user_id, topic, time, detail
     * @throws IOException if it cannot be read
     */
    public static Report run(Path csv, Progress progress) throws IOException {
        List<Message> messages = read(csv);
        long start = System.nanoTime();
        List<List<Message>> groups = Clusters.of(
                        messages.stream()
                                .map(one -> new Clusters.Piece(one.topic(), one.detail()))
                                .toList(),
                        LEAST,
                        progress)
                .stream()
                .map(group -> group.stream().map(messages::get).toList())
                .filter(group -> people(group) >= LEAST_PEOPLE)
                .toList();
        double seconds = (System.nanoTime() - start) / 1e9;
        Instant first = messages.stream()
                .map(Message::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = messages.stream()
                .map(Message::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Line> lines = new ArrayList<>();
        groups.stream()
                .map(group -> line(group, first, last))
                .sorted(Comparator.comparingDouble(Line::heat).reversed())
                .forEach(line -> lines.add(new Line(
                        lines.size() + 1,
                        line.heat(),
                        line.from(),
                        line.until(),
                        line.title(),
                        line.people(),
                        line.members())));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", messages.size());
        figures.put("themes", lines.size());
        figures.put(
                "messages in themes",
                lines.stream().mapToInt(line -> line.members().size()).sum());
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        return new Report(figures, lines);
    }

    private static int people(List<Message> group) {
        return (int) group.stream().map(Message::user).distinct().count();
    }

    private static Line line(List<Message> group, Instant first, Instant last) {
        double days = (last.getEpochSecond() - first.getEpochSecond()) / 86_400.0;
        Instant recent = last.minusSeconds((last.getEpochSecond() - first.getEpochSecond()) / 3);
        Instant from =
                group.stream().map(Message::at).min(Comparator.naturalOrder()).orElseThrow();
        Instant until =
                group.stream().map(Message::at).max(Comparator.naturalOrder()).orElseThrow();
        int late = (int) group.stream().filter(one -> one.at().isAfter(recent)).count();
        // Whether they are solved is not in the file.
        double heat = Heat.of(
                        group.size(),
                        people(group),
                        late,
                        0,
                        (until.getEpochSecond() - from.getEpochSecond()) / 86_400.0,
                        (int) Math.ceil(days))
                .points();
        return new Line(
                0,
                Math.round(heat * 10) / 10.0,
                from.toString().substring(0, 10),
                until.toString().substring(0, 10),
                String.join(
                        " ", SharedWords.of(group.stream().map(Message::topic).toList())),
                people(group),
                group.stream().map(Message::id).toList());
    }

    private static List<Message> read(Path csv) throws IOException {
        try (CsvFile file = CsvFile.open(csv)) {
            int[] at = Stream.of("msg_id", "user_id", "topic", "time", "detail")
                    .mapToInt(name -> file.column(name, name))
                    .toArray();
            List<Message> messages = new ArrayList<>();
            for (CsvFile.Row row : file) {
                messages.add(new Message(
                        row.at(at[0]),
                        row.at(at[1]),
                        row.at(at[2]),
                        LocalDateTime.parse(row.at(at[3]), TIME).toInstant(ZoneOffset.UTC),
                        row.at(at[4])));
            }
            return messages;
        }
    }
}
