package org.banshi.oversight;

import java.io.IOException;
import java.time.Instant;
import org.banshi.matter.EngineAlone;
import org.banshi.matter.Sweeper;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.banshi.web.Messages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A server process that does nothing but sweep and escalate, until its standard input ends or it is killed. */
final class EscalatingServer {
    private EscalatingServer() {}

    static EngineAlone engine(String url, String password, String keys, Instant now) {
        return new EngineAlone(url, password, keys, now, EscalatingServer::add);
    }

    private static void add(AnnotationConfigApplicationContext context) {
        context.registerBean("ladder", RuleKey.class, () -> LadderRule.RULE);
        context.registerBean("light", RuleKey.class, () -> LightRule.RULE);
        context.register(Rules.class, Messages.class, Recipients.class, Lights.class, Escalations.class);
        // Without its ticks: this server hands nothing over.
        context.getEnvironment().setActiveProfiles("test");
        context.scan("org.banshi.outbox");
    }

    public static void main(String[] args) throws IOException {
        try (EngineAlone engine =
                engine(args[0], System.getenv("DATABASE_PASSWORD"), System.getenv("KEYS"), Instant.parse(args[1]))) {
            Thread sweeping = Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    engine.bean(Sweeper.class).sweep();
                    engine.bean(Lights.class).sweep();
                    engine.bean(Escalations.class).sweep();
                }
            });
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
            sweeping.interrupt();
        }
    }
}
