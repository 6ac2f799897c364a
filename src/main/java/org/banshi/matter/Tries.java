package org.banshi.matter;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What strangers may try, and how often; counted in the database for all doors and servers together. Calls from the machine itself are not
 * counted by address: behind a proxy that does not say for whom it asks, that address would be everybody's.
 */
@Service
public final class Tries {
    /** Wrong codes for one number in a quarter of an hour; numbers that do not exist are counted alike. */
    public static final int WRONG_FOR_A_NUMBER = 10;

    /** Wrong codes from one address in a quarter of an hour. */
    public static final int WRONG_FROM_AN_ADDRESS = 60;

    /** Codes texted to one number in a quarter of an hour, and in a day. */
    public static final int TEXTS_TO_A_PHONE = 3;

    public static final int TEXTS_TO_A_PHONE_A_DAY = 10;

    /** Codes texted on behalf of one address in an hour. */
    public static final int TEXTS_FROM_AN_ADDRESS = 30;

    private static final Duration CODES = Duration.ofMinutes(15);
    private static final Duration RAISES = Duration.ofHours(1);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient db;
    private final Secrets secrets;
    private final CityClock clock;
    private final Proofs proofs;
    private final int raisesPerHour;

    Tries(
            JdbcClient db,
            Secrets secrets,
            CityClock clock,
            Proofs proofs,
            @Value("${banshi.public-raises-per-hour:60}") int raisesPerHour) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
        this.proofs = proofs;
        this.raisesPerHour = raisesPerHour;
    }

    /**
     * The raiser of a matter, by its code.
     *
     * @throws Problem 404 {@code wrongReceipt}, 429 {@code tooManyCodes} after too many wrong ones, also for the right one
     */
    public Actor.Raiser prove(String number, String code, String address) {
        byte[] ofNumber = secrets.keyedHash("tries", "code/" + number);
        byte[] ofAddress = secrets.keyedHash("tries", "code@" + network(address));
        count(ofNumber, WRONG_FOR_A_NUMBER, CODES, "tooManyCodes");
        if (!isLocal(address)) {
            count(ofAddress, WRONG_FROM_AN_ADDRESS, CODES, "tooManyCodes");
        }
        clean();
        Optional<Actor.Raiser> raiser = proofs.prove(number, code);
        if (raiser.isPresent()) {
            forget(ofNumber);
            if (!isLocal(address)) {
                forget(ofAddress);
            }
        }
        return raiser.orElseThrow(() -> Problem.notFound("wrongReceipt"));
    }

    /**
     * Counts one more matter raised from this address.
     *
     * @throws Problem 429 {@code tooManyRaises} if that is too many for an hour
     */
    public void countRaise(String address) {
        if (isLocal(address)) {
            return;
        }
        byte[] name = secrets.keyedHash("tries", "raise@" + network(address));
        count(name, raisesPerHour, RAISES, "tooManyRaises");
        clean();
    }

    /**
     * Counts one more code texted to a number, known or not, and asked for from an address.
     *
     * @param phone keyed hash of the number
     * @param by an address, or whoever else lets it be texted
     * @throws Problem 429 {@code tooManyCodesSent}
     */
    void countText(String phone, String by) {
        count(secrets.keyedHash("tries", "text/" + phone), TEXTS_TO_A_PHONE, CODES, "tooManyCodesSent");
        count(secrets.keyedHash("tries", "texts/" + phone), TEXTS_TO_A_PHONE_A_DAY, FORGOTTEN, "tooManyCodesSent");
        if (!isLocal(by)) {
            count(secrets.keyedHash("tries", "text@" + network(by)), TEXTS_FROM_AN_ADDRESS, RAISES, "tooManyCodesSent");
        }
        clean();
    }

    /** Counts first and looks then: of many that come at once no more go on than of those that come one by one. */
    private void count(byte[] name, int most, Duration window, String code) {
        Instant now = clock.instant();
        db.sql("""
                insert into matter_try as known (name, since, tries) values (:name, :now, 1)
                on conflict (name) do update set
                  since = case when known.since <= :start then excluded.since else known.since end,
                  tries = case when known.since <= :start then 1 else known.tries + 1 end
                returning tries, since
                """)
                .param("name", name)
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(now.minus(window)))
                .query((row, _) -> row.getInt("tries") > most
                        ? Optional.of(row.getTimestamp("since").toInstant())
                        : Optional.<Instant>empty())
                .single()
                .ifPresent(since -> {
                    throw Problem.tooMany(code, since.plus(window));
                });
    }

    /** Old counts go last, when this transaction waits for no other count any more: two could wait for each other. */
    private void clean() {
        db.sql("""
                delete from matter_try where name in (
                  select name from matter_try where since <= :forgotten limit 20 for update skip locked)
                """)
                .param("forgotten", Timestamp.from(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    /** One try that was none. */
    private void forget(byte[] name) {
        db.sql("update matter_try set tries = tries - 1 where name = :name and tries > 0")
                .param("name", name)
                .update();
    }

    private static boolean isLocal(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** The address, or the network of 64 bits that one line of IPv6 usually has. */
    private static String network(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), 8))
                    : known.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
