package org.banshi.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account is for. The roles of the house stand here; what each may do outside a matter's lifecycle is told by
 * {@link Permission}, and inside it by the lifecycle. A kind of matter may bring roles of its own.
 *
 * @param name the role's name as accounts, tokens and lifecycles write it
 */
public record Role(String name) {
    /** Takes calls and messages in 受理员. */
    public static final Role OPERATOR = new Role("operator");
    /** Sends matters to units and rules on duty 派单员. */
    public static final Role DISPATCHER = new Role("dispatcher");
    /** Works for a handling unit 承办人. */
    public static final Role HANDLER = new Role("handler");
    /** Checks replies 审核员. */
    public static final Role REVIEWER = new Role("reviewer");
    /** Calls residents back 回访员. */
    public static final Role CALLER = new Role("caller");
    /** Watches over all work and supervises it, works on none 督办员. */
    public static final Role SUPERVISOR = new Role("supervisor");
    /** Leads; takes charge of matters, works on none 领导. */
    public static final Role LEADER = new Role("leader");
    /** Units and settings 系统管理员. */
    public static final Role ADMIN = new Role("admin");
    /** Accounts and roles 安全管理员. */
    public static final Role SECURITY = new Role("security");
    /** Keeps lists of promised work and gives it out 清单办. */
    public static final Role OFFICE = new Role("office");
    /** Member of a group that checks and inspects 督导验收组. */
    public static final Role GROUP = new Role("group");
    /** Helps a leader to solve a problem 帮办员. */
    public static final Role HELPER = new Role("helper");
    /** Watches how it is solved 监督员. */
    public static final Role MONITOR = new Role("monitor");
    /** Judges whether it is solved 评议员. */
    public static final Role APPRAISER = new Role("appraiser");
    /** Appointed from outside; sees masked matters of an area and writes findings, nothing else 社会监督员. */
    public static final Role LAY_MONITOR = new Role("layMonitor");
    /** Reads the logs, nothing else 审计员. */
    public static final Role AUDITOR = new Role("auditor");

    /** The roles of the house, in the order in which a person reads them. */
    public static final List<Role> ALL = List.of(
            OPERATOR,
            DISPATCHER,
            HANDLER,
            REVIEWER,
            CALLER,
            OFFICE,
            GROUP,
            HELPER,
            MONITOR,
            APPRAISER,
            SUPERVISOR,
            LEADER,
            ADMIN,
            SECURITY,
            AUDITOR,
            LAY_MONITOR);

    /** The roles of the hotline body, whose people belong to no handling unit. */
    public static final Set<Role> HOTLINE_BODY = Set.of(OPERATOR, DISPATCHER, REVIEWER, CALLER);

    public Role {
        if (!name.matches("[a-z][a-zA-Z0-9-]{0,39}")) {
            throw new IllegalArgumentException("not a name of a role: " + name);
        }
    }

    /** The names, in order, as the database keeps them. */
    static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    /** The roles of these names. */
    static Set<Role> of(String... names) {
        return Arrays.stream(names).map(Role::new).collect(Collectors.toUnmodifiableSet());
    }
}
