package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who is signed in to the pages. A session keeps only the staff number and the account's stamp; name, unit and roles are
 * read anew with each request, so that a change of the account holds at once, on every server.
 */
@Component
@ConditionalOnWebApplication
final class Sessions implements SecurityContextRepository {
    static final String STAFF = "banshi.staff";
    static final String STAMP = "banshi.stamp";

    private final Credentials credentials;
    private final Units units;
    private final Messages messages;

    Sessions(Credentials credentials, Units units, Messages messages) {
        this.credentials = credentials;
        this.units = units;
        this.messages = messages;
    }

    /** Begins a session under a new number; whatever session there was is over. */
    void begin(HttpServletRequest request, Credentials.Verified person) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(STAFF, person.staff().id());
        session.setAttribute(STAMP, person.stamp());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                Long.toString(person.staff().id()));
    }

    /** Ends the session, if there is one. */
    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing: only {@link #begin} signs anybody in. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return person(request).isPresent();
    }

    private Optional<Actor.Staff> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(STAFF) instanceof Long staff)
                || !(session.getAttribute(STAMP) instanceof Long stamp)) {
            return Optional.empty();
        }
        return credentials.session(staff, stamp);
    }

    private Visitor visitor(Actor.Staff staff, HttpServletRequest request) {
        Language language = Language.of(request);
        Stream<String> roles =
                Role.ALL.stream().filter(staff::has).map(role -> messages.text(language, "access.role." + role.name()));
        Stream<String> unit =
                Stream.ofNullable(staff.unit()).flatMap(code -> units.find(code).map(Unit::name).stream());
        List<String> title = Stream.concat(unit, roles).toList();
        return new Visitor(
                staff.name(),
                title.isEmpty() ? null : String.join(" · ", title),
                staff.roles().stream().map(Role::name).collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }

    /** Asks the database only when somebody asks who it is; public pages mostly do not. */
    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = new SecurityContextImpl();
                Optional<Actor.Staff> person = person(request);
                generated = person.isEmpty();
                if (person.isPresent()) {
                    context.setAuthentication(new StaffAuthentication(person.get()));
                    visitor(person.get(), request).attachTo(request);
                }
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
