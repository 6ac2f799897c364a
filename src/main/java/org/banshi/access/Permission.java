package org.banshi.access;

import java.util.Set;

/**
 * What a role may do outside a matter's lifecycle. This is the one place that says so. Three powers are apart: settings
 * (admin), accounts (security) and logs (auditor).
 */
public enum Permission {
    /** Change versioned rules, the working calendar, texts. */
    RULES_WRITE(Role.ADMIN),
    /** Change units, staff, duty lists and regions. */
    UNITS_WRITE(Role.ADMIN),
    /** Change the category tree, and items of knowledge of any unit. */
    KNOWLEDGE_WRITE(Role.ADMIN),
    /** Write items of knowledge of the own unit, and look after them. */
    KNOWLEDGE_OWN(Role.HANDLER, Role.OFFICE),
    /** Release, as a second person, items of knowledge of any unit. */
    KNOWLEDGE_RELEASE(Role.REVIEWER, Role.ADMIN),
    /** See items of knowledge at the desk, also what does not hold yet or any more. */
    KNOWLEDGE_READ(
            Role.OPERATOR,
            Role.DISPATCHER,
            Role.HANDLER,
            Role.REVIEWER,
            Role.CALLER,
            Role.OFFICE,
            Role.SUPERVISOR,
            Role.LEADER,
            Role.ADMIN),
    /** Bring in outside data. */
    IMPORT(Role.ADMIN),
    /** Train and activate a classifier. */
    TRAIN(Role.ADMIN),
    /** See how good the suggestions are, and which model they come from. */
    MACHINE_READ(Role.ADMIN, Role.SUPERVISOR, Role.LEADER),
    /** Make, change and disable accounts, grant roles. */
    ACCOUNTS_WRITE(Role.SECURITY),
    /** Make and revoke tokens of machines. */
    TOKENS_WRITE(Role.SECURITY),
    /** Read who looked and who changed what. */
    LOGS_READ(Role.AUDITOR),
    /** Take in requests on behalf of callers, with channel and outside number. */
    INTAKE(Role.OPERATOR),
    /** Confirm, as a second person, that a notice may stand on the portal. */
    NOTICES_CONFIRM(Role.OPERATOR, Role.REVIEWER),
    /** Mask what may be told in public of a finished matter or of published rates, and propose it. */
    PUBLIC_PROPOSE(Role.OPERATOR, Role.REVIEWER, Role.SUPERVISOR),
    /** Release it as a second person, and decide as a third on what is objected to it. */
    PUBLIC_RELEASE(Role.REVIEWER, Role.SUPERVISOR),
    /** Write what is told in public of listed cases. */
    LISTED_PROPOSE(Role.SUPERVISOR, Role.REVIEWER),
    /** Release it as a second person, and take it back. */
    LISTED_RELEASE(Role.SUPERVISOR, Role.REVIEWER),
    /** Mask the words of the own list's promises for everybody. */
    PROMISED_MASK(Role.OFFICE),
    /** Make a list public, and release the words of its promises, as a second person; decide as a third on objections. */
    PROMISED_RELEASE(Role.OFFICE, Role.SUPERVISOR, Role.REVIEWER),
    /** Pledge in public for the own unit. */
    PLEDGE(Role.HANDLER, Role.OFFICE),
    /** Find, as somebody else, whether a pledge was kept. */
    PLEDGE_VERIFY(Role.SUPERVISOR, Role.GROUP),
    /** Ask for a suggested category. */
    CLASSIFY(
            Role.OPERATOR,
            Role.DISPATCHER,
            Role.HANDLER,
            Role.REVIEWER,
            Role.CALLER,
            Role.SUPERVISOR,
            Role.LEADER,
            Role.ADMIN),
    /** See the ledger, as far as the matter allows: neither admin nor security nor the auditor. */
    MATTERS_READ(
            Role.OPERATOR,
            Role.DISPATCHER,
            Role.HANDLER,
            Role.REVIEWER,
            Role.CALLER,
            Role.SUPERVISOR,
            Role.LEADER,
            Role.OFFICE,
            Role.GROUP,
            Role.HELPER,
            Role.MONITOR,
            Role.APPRAISER),
    /** See what many residents raise. */
    THEMES_READ(Role.DISPATCHER, Role.SUPERVISOR, Role.LEADER, Role.OFFICE),
    /** Look for it now, name it, join and split it. */
    THEMES_WRITE(Role.DISPATCHER, Role.SUPERVISOR, Role.OFFICE),
    /** See how units do, and the requests behind each rate; a handler sees the own unit and those below it. */
    RATES_READ(Role.SUPERVISOR, Role.LEADER, Role.OFFICE, Role.HANDLER),
    /** Read what units say for leaving requests out of appraisal; who handles reads what the own unit says. */
    EXCLUSIONS_READ(Role.SUPERVISOR, Role.LEADER),
    /** Publish rates as they stand, and correct what was published. */
    RATES_PUBLISH(Role.SUPERVISOR),
    /** See that requests were drawn for call-backs and what it gave; a handler the own unit, where no answer can be told. */
    SAMPLE_READ(Role.SUPERVISOR, Role.LEADER, Role.OFFICE, Role.HANDLER, Role.CALLER),
    /** See what it gave for each unit; for those who belong to none. */
    SAMPLE_ALL(Role.SUPERVISOR, Role.LEADER),
    /** Call those who were drawn, as somebody else than who handled. */
    SAMPLE_CALL(Role.CALLER),
    /** See patterns in words and answers that look made; never for whose work it is about. */
    PATTERNS_READ(Role.SUPERVISOR, Role.LEADER),
    /** See lights, orders, what is listed and in whose charge; a handler sees the own unit and those below it. */
    OVERSIGHT_READ(Role.SUPERVISOR, Role.LEADER, Role.OFFICE, Role.HANDLER),
    /** Read the brief: one page of how everything goes. */
    BRIEF_READ(Role.SUPERVISOR, Role.LEADER, Role.OFFICE),
    /** Open orders of supervision, remind owners, put matters on the list of supervised cases and take them off. */
    OVERSEE(Role.SUPERVISOR),
    /** Issue the minutes of meetings, and instructions. */
    MEET(Role.SUPERVISOR, Role.LEADER),
    /** Read minutes; a handler those of meetings at which the own unit was. */
    MEETINGS_READ(Role.SUPERVISOR, Role.LEADER, Role.OFFICE, Role.HANDLER),
    /** Appoint monitors from outside, and end that. */
    MONITORS_APPOINT(Role.SUPERVISOR),
    /** See who is appointed, and what monitors found. */
    MONITORS_READ(Role.SUPERVISOR, Role.LEADER),
    /** See masked matters of the own area, and write what is found. */
    MONITOR(Role.LAY_MONITOR),
    /** Take charge of a matter as a leader. */
    TAKE_CHARGE(Role.LEADER),
    /** Give another leader charge of a matter, and hand a charge over. */
    ASSIGN_CHARGE(Role.SUPERVISOR, Role.LEADER),
    /** Make lists of promised work and put items on them. */
    LISTS_WRITE(Role.OFFICE),
    /** Open calls for topics and answer what residents put forward. */
    CALLS_WRITE(Role.OFFICE),
    /** Read what they put forward, and score it. */
    CALLS_SCORE(Role.OFFICE, Role.SUPERVISOR, Role.LEADER),
    /** Decide whether a person is forgotten, and what the law asks to be kept; without seeing any words. */
    ERASURES_DECIDE(Role.SECURITY),
    /** Decide, as a second person, whether somebody who lost a phone number gets at the own matters by another. */
    RENUMBERINGS_DECIDE(Role.SECURITY),
    /** Plan visits of inspection and open what they find. */
    INSPECT(Role.GROUP);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles that have it. */
    public Set<Role> roles() {
        return roles;
    }
}
