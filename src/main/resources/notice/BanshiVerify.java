// Checks what Banshi publishes of its ledger, with nothing but this file and Java 17 or newer:
//
//   java BanshiVerify.java days.csv                                  the chain of days
//   java BanshiVerify.java days.csv proof.json                       and your own timeline in it
//   java BanshiVerify.java days.csv proof.json kept/proof.json       and that what you kept earlier is still there
//   java BanshiVerify.java days.csv --kept kept/days.csv             and that the days you kept earlier are still there
//
// days.csv lies at /ledger/days.csv, proof.json comes from /ledger/check. It exits with 0 when all is as it was published,
// with 1 when something is not, with 2 when it could not look. It opens no connection and writes no file.
//
// leaf   = SHA-256( 0x00 | salt | number | last hash | length in decimal )
// join   = SHA-256( 0x01 | left | right ), also for the chain of days: join(hash of the day before, root of the day)
// line   = SHA-256( hash before | matter as 8 bytes | seq as 4 bytes | parts | digest ), each part with its length before it

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class BanshiVerify {
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    static final byte[] START = new byte[32];
    static int faults;

    public static void main(String[] args) {
        if (args.length < 1 || args.length > 3 || args.length == 2 && args[1].equals("--kept")) {
            OUT.println("用法 usage: java BanshiVerify.java days.csv [proof.json [earlier-proof.json]] | days.csv --kept earlier-days.csv");
            System.exit(2);
        }
        try {
            Map<String, String[]> days = days(args[0]);
            if (args.length == 3 && args[1].equals("--kept")) {
                days(args[2]).forEach((day, kept) -> {
                    if (!days.containsKey(day)) {
                        fault("您留存的 " + day + " 已不在公布的清单里", "the day " + day + " that you kept is gone: the history was cut off");
                    } else if (!days.get(day)[3].equals(kept[3])) {
                        fault(day + " 与您留存的不同", "the day " + day + " is not as you kept it: the history was rewritten");
                    }
                });
            } else if (args.length > 1) {
                Map<String, Object> proof = proof(args[1], days);
                if (args.length > 2) {
                    earlier(proof(args[2], days), proof);
                }
            }
        } catch (IOException | RuntimeException e) {
            OUT.println("读不懂 UNREADABLE: " + e);
            System.exit(2);
        }
        OUT.println(faults == 0 ? "一致 GOOD" : "不一致 BAD: " + faults);
        System.exit(faults == 0 ? 0 : 1);
    }

    /** The chain of days: each hash is that of the day before and the root. */
    static Map<String, String[]> days(String file) throws IOException {
        Map<String, String[]> days = new LinkedHashMap<>();
        byte[] before = START;
        List<String> lines = Files.readAllLines(Path.of(file));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            before = join(before, hex(cells[2]));
            if (!cells[3].equals(hex(before))) {
                fault(cells[0] + " 的哈希接不上前一天", "the hash of " + cells[0] + " does not follow from the day before");
                before = hex(cells[3]);
            }
            days.put(cells[0], cells);
        }
        OUT.println(file + ": " + days.size() + " 天 days");
        return days;
    }

    /** The own timeline: its lines make a chain, whose end is a leaf, whose way leads to the root that was published. */
    static Map<String, Object> proof(String file, Map<String, String[]> days) throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> proof = (Map<String, Object>) new Json(Files.readString(Path.of(file))).value();
        if (!"banshi-proof-1".equals(proof.get("format"))) {
            throw new IllegalArgumentException("not a proof: " + file);
        }
        String day = text(proof, "day");
        List<Map<String, Object>> lines = list(proof, "lines");
        byte[] hash = START;
        int told = 0;
        for (int i = 0; i < lines.size(); i++) {
            Map<String, Object> line = lines.get(i);
            if (number(line, "seq") != i + 1) {
                fault("缺第 " + (i + 1) + " 行", "line " + (i + 1) + " is missing");
            }
            byte[] given = hex(text(line, "hash"));
            if (line.get("told") instanceof Map<?, ?> words) {
                told++;
                if (!hex(given).equals(hex(line(hash, number(proof, "matter"), number(line, "seq"), words)))) {
                    fault("第 " + (i + 1) + " 行被改过", "line " + (i + 1) + " was rewritten");
                }
            }
            hash = given;
        }
        if (lines.size() != number(proof, "length") || !hex(hash).equals(text(proof, "lastHash"))) {
            fault("末尾几行被截去", "the end of the timeline was cut off");
        }
        byte[] up = sha(new byte[] {0}, hex(text(proof, "salt")), utf8(text(proof, "number")), hex(text(proof, "lastHash")),
                utf8(Long.toString(number(proof, "length"))));
        for (Map<String, Object> step : list(proof, "path")) {
            byte[] beside = hex(text(step, "hash"));
            up = text(step, "side").equals("left") ? join(beside, up) : join(up, beside);
        }
        String[] published = days.get(day);
        if (published == null) {
            fault(day + " 没有公布", "the day " + day + " was not published");
        } else if (!published[2].equals(hex(up))) {
            fault("这条时间线不在 " + day + " 公布的根里", "this timeline is not in the root published for " + day);
        }
        OUT.println(file + ": " + text(proof, "number") + ", " + day + ", " + lines.size() + " 行 lines, "
                + told + " 行可复算 recomputed");
        return proof;
    }

    /** Hash of a line, as the house counts it. */
    static byte[] line(byte[] before, long matter, long seq, Map<?, ?> told) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(before);
        out.writeLong(matter);
        out.writeInt((int) seq);
        for (String name : List.of("at", "happenedAt", "action", "actor", "staff", "role", "unit", "from", "to")) {
            Object part = told.get(name);
            if (part == null) {
                out.writeInt(-1);
            } else if (name.equals("at") || name.equals("happenedAt")) {
                Instant at = Instant.parse(part.toString());
                out.writeInt(12);
                out.writeLong(at.getEpochSecond());
                out.writeInt(at.getNano());
            } else {
                byte[] words = utf8(part.toString());
                out.writeInt(words.length);
                out.write(words);
            }
        }
        out.write(hex(told.get("digest").toString()));
        return sha(bytes.toByteArray());
    }

    /** What an earlier proof had is the beginning of what the later one has. */
    static void earlier(Map<String, Object> before, Map<String, Object> now) {
        if (!text(before, "number").equals(text(now, "number"))) {
            throw new IllegalArgumentException("two different matters");
        }
        List<Map<String, Object>> then = list(before, "lines");
        List<Map<String, Object>> today = list(now, "lines");
        if (then.size() > today.size()) {
            fault("比您留存的少了 " + (then.size() - today.size()) + " 行", "lines that you kept are gone: the timeline was cut off");
        }
        for (int i = 0; i < Math.min(then.size(), today.size()); i++) {
            if (!text(then.get(i), "hash").equals(text(today.get(i), "hash"))) {
                fault("第 " + (i + 1) + " 行与您留存的不同", "line " + (i + 1) + " is not as you kept it: it was rewritten");
                return;
            }
        }
    }

    static void fault(String chinese, String english) {
        faults++;
        OUT.println("✗ " + chinese + " / " + english);
    }

    static byte[] join(byte[] left, byte[] right) {
        return sha(new byte[] {1}, left, right);
    }

    static byte[] sha(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return sha.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String text(Map<String, Object> of, String name) {
        return of.get(name).toString();
    }

    static long number(Map<String, Object> of, String name) {
        return Long.parseLong(text(of, name));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.get(name);
    }

    /** As much of JSON as a proof has; numbers stay text. */
    static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        char next() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        boolean comma(char end) {
            char c = next();
            at++;
            if (c != ',' && c != end) {
                throw new IllegalArgumentException("JSON at " + at);
            }
            return c == ',';
        }

        Object value() {
            char c = next();
            if (c == '{') {
                Map<String, Object> object = new LinkedHashMap<>();
                at++;
                if (next() == '}') {
                    at++;
                    return object;
                }
                do {
                    next();
                    String name = string();
                    if (next() != ':') {
                        throw new IllegalArgumentException("JSON at " + at);
                    }
                    at++;
                    object.put(name, value());
                } while (comma('}'));
                return object;
            }
            if (c == '[') {
                List<Object> array = new ArrayList<>();
                at++;
                if (next() == ']') {
                    at++;
                    return array;
                }
                do {
                    array.add(value());
                } while (comma(']'));
                return array;
            }
            if (c == '"') {
                return string();
            }
            int from = at;
            while (at < text.length() && "0123456789.-+eEtrufalsn".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String word = text.substring(from, at);
            return word.equals("null") ? null : word;
        }

        String string() {
            StringBuilder read = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') {
                    read.append(text.charAt(at));
                    continue;
                }
                at++;
                if (text.charAt(at) == 'u') {
                    read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    int known = "nrtbf".indexOf(text.charAt(at));
                    read.append(known < 0 ? text.charAt(at) : "\n\r\t\b\f".charAt(known));
                }
            }
            at++;
            return read.toString();
        }
    }
}
