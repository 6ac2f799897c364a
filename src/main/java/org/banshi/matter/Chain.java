package org.banshi.matter;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the timeline: digests of payloads and hashes that chain the events. */
final class Chain {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a chain begins with. */
    static final byte[] START = new byte[32];

    private Chain() {}

    /**
     * One line of a timeline, without its hashes.
     *
     * @param seq place in the chain, from 1
     * @param at when it was written, whole microseconds as the database keeps it
     */
    record Line(
            int seq,
            Instant at,
            @Nullable Instant happenedAt,
            String action,
            String actor,
            @Nullable Long actorId,
            @Nullable String actorRole,
            @Nullable String actorUnit,
            @Nullable String fromState,
            String toState) {

        /** A line of the house beside the lifecycle, which changes no state; never earlier than the one before it. */
        static Line beside(Locked locked, Instant now, String action) {
            Matter matter = locked.matter();
            Instant at = now.truncatedTo(ChronoUnit.MICROS);
            return new Line(
                    locked.length() + 1,
                    at.isBefore(matter.updatedAt()) ? matter.updatedAt() : at,
                    null,
                    action,
                    "house",
                    null,
                    null,
                    null,
                    matter.state(),
                    matter.state());
        }

        /** Such a line of somebody of the staff. */
        static Line beside(Locked locked, Instant now, String action, Actor.Staff staff, Permission asWhom) {
            Matter matter = locked.matter();
            Instant at = now.truncatedTo(ChronoUnit.MICROS);
            return new Line(
                    locked.length() + 1,
                    at.isBefore(matter.updatedAt()) ? matter.updatedAt() : at,
                    null,
                    action,
                    "staff",
                    staff.id(),
                    Permissions.asWhom(staff, asWhom),
                    staff.unit(),
                    matter.state(),
                    matter.state());
        }
    }

    static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static byte[] digest(byte[] salt, String body) {
        MessageDigest sha = sha256();
        sha.update(salt);
        return sha.digest(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Hash of a line: each part is written with its length, so that no two lines read the same. */
    static byte[] hash(byte[] before, long matter, Line line, byte[] digest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(matter);
            out.writeInt(line.seq());
            write(out, line.at());
            write(out, line.happenedAt());
            write(out, line.action());
            write(out, line.actor());
            write(out, line.actorId() == null ? null : Long.toString(line.actorId()));
            write(out, line.actorRole());
            write(out, line.actorUnit());
            write(out, line.fromState());
            write(out, line.toState());
            out.write(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256().digest(bytes.toByteArray());
    }

    /** Leaf of the daily tree for one chain. */
    static byte[] leaf(byte[] salt, String number, byte[] lastHash, int length) {
        MessageDigest sha = sha256();
        sha.update((byte) 0);
        sha.update(salt);
        sha.update(number.getBytes(StandardCharsets.UTF_8));
        sha.update(lastHash);
        sha.update(Integer.toString(length).getBytes(StandardCharsets.UTF_8));
        return sha.digest();
    }

    static byte[] join(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    private static void write(DataOutputStream out, @Nullable Object part) throws IOException {
        if (part == null) {
            out.writeInt(-1);
        } else if (part instanceof Instant at) {
            out.writeInt(12);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        } else {
            byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
