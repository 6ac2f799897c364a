package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.banshi.matter.ProvenPhone;
import org.jspecify.annotations.Nullable;

/** That this browser has proved to hold a phone number; its session keeps a hash and a sealed value, never the number. */
final class PhoneProof {
    private static final String KEY = "portal.phone.key";
    private static final String SEALED = "portal.phone.sealed";
    private static final String ASKED = "portal.phone.asked";

    private static final String NEW = "portal.phone.new";
    private static final String WANTS = "portal.phone.wants";

    private PhoneProof() {}

    /** A code is on its way; what the browser must show with it stays on this side. */
    static void asked(HttpServletRequest request, String challenge) {
        request.getSession(true).setAttribute(ASKED, challenge);
    }

    static @Nullable String challenge(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(ASKED);
    }

    /** A code for another number of the same person is on its way; none for no longer. */
    static void askedNew(HttpServletRequest request, @Nullable String challenge) {
        request.getSession(true).setAttribute(NEW, challenge);
    }

    static @Nullable String newChallenge(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(NEW);
    }

    /** What is to be followed once a number is proved. */
    static void wants(HttpServletRequest request, String handle) {
        request.getSession(true).setAttribute(WANTS, handle);
    }

    /** What is to be followed, if anything is. */
    static @Nullable String wanted(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(WANTS);
    }

    /** No longer. */
    static void wantsNoMore(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WANTS);
        }
    }

    static void remember(HttpServletRequest request, ProvenPhone phone) {
        request.getSession(true);
        request.changeSessionId();
        HttpSession session = request.getSession();
        session.removeAttribute(ASKED);
        session.setAttribute(KEY, phone.key());
        session.setAttribute(SEALED, phone.sealed());
    }

    static Optional<ProvenPhone> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEY) instanceof String key
                        && session.getAttribute(SEALED) instanceof String sealed
                ? Optional.of(new ProvenPhone(key, sealed))
                : Optional.empty();
    }
}
