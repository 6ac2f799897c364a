package org.banshi.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A proven member of the staff or machine, for the length of one request; it is never stored. */
final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor.Staff staff;

    StaffAuthentication(Actor.Staff staff) {
        super(List.of());
        this.staff = staff;
        setAuthenticated(true);
    }

    @Override
    public Actor.Staff getPrincipal() {
        return staff;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return Long.toString(staff.id());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication that && staff.equals(that.staff);
    }

    @Override
    public int hashCode() {
        return staff.hashCode();
    }
}
