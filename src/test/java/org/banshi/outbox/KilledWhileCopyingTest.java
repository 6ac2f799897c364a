package org.banshi.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.Processes;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Notes at a desk are copied to the mailboxes of those who wish it and to a receiver, by two processes that are killed at
 * random points: each copy is made once, and a mailbox and a receiver that know a key again have each once.
 */
@Tag("torn")
@Timeout(240)
class KilledWhileCopyingTest {
    private static final int NOTES = 40;
    private static final int PEOPLE = 3;
    private static final int KILLS = 6;

    private final OutboxHouse house = new OutboxHouse(TestDatabase.fresh());
    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final List<Process> running = new java.util.ArrayList<>();
    private final Set<String> mails = ConcurrentHashMap.newKeySet();
    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handed = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private Set<Integer> deadly = Set.of();
    private HttpServer receiver;

    @RegisterExtension
    final Processes processes = new Processes();

    @BeforeEach
    void aMailServerAndAReceiver() throws IOException {
        mail.start();
        mail.getUserManager().setMessageDeliveryHandler(new Mailboxes());
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::called);
        receiver.start();
    }

    @AfterEach
    void end() {
        receiver.stop(0);
        mail.stop();
    }

    @Test
    void eachCopyArrivesAndNoneTwiceThoughTheNotifierIsKilledAgainAndAgain() throws Exception {
        long seed = System.nanoTime();
        deadly = new Random(seed)
                .ints(1, NOTES * (PEOPLE + 1))
                .distinct()
                .limit(KILLS)
                .boxed()
                .collect(Collectors.toSet());
        String desk = aUnitWhosePeopleWishMail();
        aReceiver();
        Outbox outbox = house.node(Map.of());
        IntStream.range(0, NOTES)
                .forEach(i -> outbox.send(Message.of(Channel.DESK, desk, "outbox.test", "HL" + i, i, "x")));
        start();

        Processes.await(() -> mails.size() == NOTES * PEOPLE && calls.size() == NOTES && allSent());

        assertThat(kills).as("seed %d", seed).hasValue(KILLS);
        assertThat(repeats)
                .as("handed over again after a kill between yes and note")
                .hasPositiveValue();
        assertThat(house.db
                        .sql("select channel || ' ' || count(*) || ' ' || count(distinct (origin, recipient))"
                                + " from outbox_message group by channel order by 1")
                        .query(String.class)
                        .list())
                .as("seed %d", seed)
                .containsExactly("desk 40 1", "mail 120 120", "webhook 40 40");
    }

    private boolean allSent() {
        return house.db
                        .sql("select count(*) from outbox_message where state <> 'sent'")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private String aUnitWhosePeopleWishMail() {
        Units units = new Units(house.db, house.clock);
        units.create(Unit.handling("U1", "单位", null));
        Members members = new Members(house.db, units, house.clock);
        for (int i = 0; i < PEOPLE; i++) {
            long id = members.add("某人", "U1", Member.Kind.PERSON, null).id();
            mail.setUser("staff-" + id + "@home.example", "x");
            house.db
                    .sql("insert into access_account (staff, login, password_hash, roles, created_at, changed_at)"
                            + " values (:id, 'l' || :id, 'x', '{handler}', :at, :at)")
                    .param("id", id)
                    .param("at", Timestamp.from(OutboxHouse.MONDAY))
                    .update();
            house.db
                    .sql("insert into outbox_reach (staff, mail) values (:id, 'm')")
                    .param("id", id)
                    .update();
            house.db
                    .sql("insert into outbox_wish (staff, kind, channel, how) values (:id, 'work', 'mail', 'now')")
                    .param("id", id)
                    .update();
        }
        return "unit:U1";
    }

    private void aReceiver() {
        long somebody = house.db
                .sql("select min(id) from people_staff")
                .query(Long.class)
                .single();
        Notifier.receivers(house.db, house.clock)
                .add(
                        new Actor.Staff(somebody, "某人", "U1", Set.of(Role.ADMIN)),
                        new Receiver.New(
                                "收",
                                Receiver.Sort.WEBHOOK,
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                                "not-a-secret-at-all",
                                Set.of(NoteKind.WORK),
                                List.of(),
                                true));
    }

    /** A mailbox that has a message of that number already does not keep it a second time. */
    private final class Mailboxes implements MessageDeliveryHandler {
        @Override
        public GreenMailUser handle(MovingMessage message, MailAddress address) throws MessagingException {
            hand(mails, message.getMessage().getMessageID() + " " + address.getEmail());
            return mail.getUserManager().getUserByEmail(address.getEmail());
        }
    }

    private void called(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        hand(calls, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Some are the last that either process hands over: before it is taken, or after, when nobody is told any more. */
    private void hand(Set<String> box, String key) {
        boolean last = deadly.contains(handed.incrementAndGet());
        if (last && kills.getAndIncrement() % 2 == 0) {
            killBoth();
            throw new IllegalStateException("nobody is there any more");
        }
        if (!box.add(key)) {
            repeats.incrementAndGet();
        }
        if (last) {
            killBoth();
        }
    }

    private synchronized void killBoth() {
        for (Process process : running) {
            process.destroyForcibly().onExit().join();
        }
        running.clear();
        try {
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void start() throws IOException {
        for (int i = 0; i < 2; i++) {
            running.add(processes.start(
                    Notifier.class,
                    Map.of("DATABASE_PASSWORD", TestDatabase.password()),
                    house.source.getUrl(),
                    TestDatabase.APP,
                    Notifier.COPIES,
                    String.valueOf(mail.getSmtp().getPort())));
        }
    }
}
