package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a timeline is in the root of a closed day: all that is needed to count it again, without the house. It is for the
 * raiser alone; its salt is what keeps others from finding the matter in the tree.
 *
 * @param format {@code banshi-proof-1}
 * @param number the matter's number
 * @param matter its internal number, which the hashes cover
 * @param salt hides the number in the tree, hexadecimal
 * @param day the closed day
 * @param length how many lines the timeline had then
 * @param lastHash hash of the last of them
 * @param lines all of them; those of inner work only by their hash
 * @param path the hashes beside it, from the leaf up
 * @param root the day's root
 * @param dayHash the day's place in the chain of days
 */
public record TimelineProof(
        String format,
        String number,
        long matter,
        String salt,
        LocalDate day,
        int length,
        String lastHash,
        List<Line> lines,
        List<Step> path,
        String root,
        String dayHash) {
    static final String FORMAT = "banshi-proof-1";
    static final String LEFT = "left";
    static final String RIGHT = "right";

    /**
     * A line of the timeline.
     *
     * @param seq its place, from 1
     * @param hash its hash
     * @param told what it says; absent for inner work, of which residents see nothing else either
     */
    public record Line(int seq, String hash, @Nullable Told told) {}

    /**
     * What a line says, as its hash covers it.
     *
     * @param at when it was written
     * @param happenedAt when it happened, if told apart
     * @param action what was done
     * @param actor staff, raiser, anyone, house
     * @param staff staff number, never a name
     * @param role role of the staff
     * @param unit unit of the staff
     * @param from state before
     * @param to state after
     * @param digest salted digest of what was filled in
     */
    public record Told(
            Instant at,
            @Nullable Instant happenedAt,
            String action,
            String actor,
            @Nullable Long staff,
            @Nullable String role,
            @Nullable String unit,
            @Nullable String from,
            String to,
            String digest) {}

    /**
     * One hash on the way up.
     *
     * @param side on which side it stands, left or right
     * @param hash the hash beside
     */
    public record Step(String side, String hash) {}

    /** How many lines are told in full. */
    public long told() {
        return lines.stream().filter(line -> line.told() != null).count();
    }

    /** Whether the way from the timeline's end leads to the root of the day. */
    public boolean leadsToTheRoot() {
        byte[] hash = Chain.leaf(bytes(salt), number, bytes(lastHash), length);
        for (Step step : path) {
            hash = step.side().equals(LEFT)
                    ? Chain.join(bytes(step.hash()), hash)
                    : Chain.join(hash, bytes(step.hash()));
        }
        return hex(hash).equals(root);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
