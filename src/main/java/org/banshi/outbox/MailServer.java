package org.banshi.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail server that speaks SMTP, set up by {@code spring.mail.*}. */
final class MailServer implements Provider {
    private final JavaMailSender server;
    private final String from;
    private final String domain;

    MailServer(JavaMailSender server, String from) {
        this.server = server;
        this.from = from;
        this.domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Override
    public void hand(Parcel parcel) throws Refused {
        try {
            MimeMessage mail = server.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(mail, false, "UTF-8");
            parts.setFrom(from);
            parts.setTo(parcel.address());
            parts.setSubject(parcel.title());
            parts.setText(parcel.text());
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Idempotency-Key", parcel.key());
            // The same at each attempt: mail servers and mailboxes that know repetitions know them by this.
            mail.setHeader("Message-ID", "<" + parcel.key() + "@" + domain + ">");
            server.send(mail);
        } catch (MessagingException e) {
            throw new Refused("bad_address", e);
        } catch (MailException e) {
            throw new Refused("mail." + e.getClass().getSimpleName(), e);
        }
    }
}
