-- Rectifications (M14).
alter table program_item
  add column fault_class text constraint program_item_fault_class check (fault_class in
    ('safety','quality','environment','procedure','service','conduct','other')),
  add column cause text,
  add column sponsor text,
  add column rounds int not null default 0,
  add column asked_at timestamptz;
comment on column program_item.fault_class is 'Of which class the fault is.';
comment on column program_item.cause is 'Why it came to be.';
comment on column program_item.sponsor is 'Who of the leadership answers for it (包抓领导).';
comment on column program_item.rounds is 'How often acceptance was asked: the round that runs, or the last one.';
comment on column program_item.asked_at is 'When the last round was asked.';

create table program_round (
  matter bigint not null constraint program_round_of references matter_matter,
  n int not null constraint program_round_n check (n > 0),
  asked_at timestamptz not null,
  decided_at timestamptz not null,
  passed boolean not null,
  reason text not null,
  decided_by bigint not null constraint program_round_decided_by references people_staff,
  constraint program_round_pk primary key (matter, n),
  constraint program_round_times check (asked_at <= decided_at)
);
comment on table program_round is 'append-only: the rounds of acceptance of a rectification, each written when it is decided and never changed.';
comment on column program_round.matter is 'The matter.';
comment on column program_round.n is 'Which round, from 1.';
comment on column program_round.asked_at is 'When the unit asked for it.';
comment on column program_round.decided_at is 'When it was decided.';
comment on column program_round.passed is 'Whether it was passed.';
comment on column program_round.reason is 'What was found, or why it failed.';
comment on column program_round.decided_by is 'Who of the acceptance group decided.';

-- Inspection and its findings (M13, R-D01).
create table program_visit (
  id bigint generated always as identity constraint program_visit_pk primary key,
  list text not null constraint program_visit_list references program_list,
  group_unit text not null constraint program_visit_group references people_unit,
  target text not null constraint program_visit_target references people_unit,
  day date not null,
  announced boolean not null,
  follow_up_of bigint constraint program_visit_follow_up references program_visit,
  planned_at timestamptz not null,
  planned_by bigint not null constraint program_visit_planned_by references people_staff,
  done_at timestamptz,
  done_by bigint constraint program_visit_done_by references people_staff,
  conclusion text,
  cancelled_at timestamptz,
  cancelled_by bigint constraint program_visit_cancelled_by references people_staff,
  cancel_reason text,
  constraint program_visit_group_is_not_target check (group_unit <> target),
  constraint program_visit_done check (num_nonnulls(done_at, done_by, conclusion) in (0, 3)),
  constraint program_visit_cancelled check (num_nonnulls(cancelled_at, cancelled_by, cancel_reason) in (0, 3)),
  constraint program_visit_done_or_cancelled check (done_at is null or cancelled_at is null)
);
comment on table program_visit is 'Visits of inspection: planned, so that nobody is visited twice for the same (R-D01).';
comment on column program_visit.id is 'Internal number.';
comment on column program_visit.list is 'What is looked into: the work on this list.';
comment on column program_visit.group_unit is 'The group that visits.';
comment on column program_visit.target is 'The unit that is visited.';
comment on column program_visit.day is 'The day planned.';
comment on column program_visit.announced is 'Whether the unit is told before; else it learns of it when it is done (暗访).';
comment on column program_visit.follow_up_of is 'The visit whose findings it looks at again.';
comment on column program_visit.planned_at is 'When it was planned.';
comment on column program_visit.planned_by is 'Who planned it.';
comment on column program_visit.done_at is 'When it was said to be done.';
comment on column program_visit.done_by is 'Who said so.';
comment on column program_visit.conclusion is 'What it came to, with facts.';
comment on column program_visit.cancelled_at is 'When it was called off.';
comment on column program_visit.cancelled_by is 'Who called it off.';
comment on column program_visit.cancel_reason is 'Why.';
create unique index program_visit_one_a_day on program_visit (target, day) where cancelled_at is null;
create index program_visit_by_list on program_visit (list, day);

alter table program_item
  add column visit bigint constraint program_item_visit references program_visit,
  add column opened_by bigint constraint program_item_opened_by references people_staff,
  add column rechecks int not null default 0,
  add column objected_at timestamptz,
  add column reviewed_by bigint constraint program_item_reviewed_by references people_staff,
  add constraint program_item_reviewer_is_not_finder check (reviewed_by is null or opened_by is null or reviewed_by <> opened_by);
comment on column program_item.visit is 'The visit that found it.';
comment on column program_item.opened_by is 'Who of the group opened it.';
comment on column program_item.rechecks is 'How often the group looked at what was done.';
comment on column program_item.objected_at is 'When the unit objected to it; once only.';
comment on column program_item.reviewed_by is 'Who decided the objection: nobody who took part.';
create index program_item_by_visit on program_item (visit) where visit is not null;

-- Livelihood projects (M15, R-J01 to R-J03).
alter table program_item
  add column decided_way text constraint program_item_decided_way check (decided_way in ('vote','named')),
  add column decisions int not null default 0,
  add column households int constraint program_item_households check (households >= 0),
  add column people int constraint program_item_people check (people >= 0),
  add column ratings int not null default 0;
comment on column program_item.decided_way is 'How a project was first decided: by vote (票决) or by somebody named.';
comment on column program_item.decisions is 'How many decisions there were on it.';
comment on column program_item.households is 'Households it serves, counted when it came into use.';
comment on column program_item.people is 'People it serves, counted when it came into use.';
comment on column program_item.ratings is 'How often its users were asked.';

create table program_test (
  matter bigint not null constraint program_test_of references matter_matter,
  criterion text not null constraint program_test_criterion check (criterion in ('necessity','feasibility','finance','benefit')),
  passed boolean not null,
  evidence text not null,
  tested_at timestamptz not null,
  tested_by bigint not null constraint program_test_tested_by references people_staff,
  constraint program_test_pk primary key (matter, criterion)
);
comment on table program_test is 'Whether a project is eligible (论证), criterion by criterion, as last argued.';
comment on column program_test.matter is 'The matter.';
comment on column program_test.criterion is 'By which criterion.';
comment on column program_test.passed is 'Whether it passes.';
comment on column program_test.evidence is 'What shows it.';
comment on column program_test.tested_at is 'When it was argued.';
comment on column program_test.tested_by is 'Who wrote it down.';

create table program_decision (
  matter bigint not null constraint program_decision_of references matter_matter,
  n int not null constraint program_decision_n check (n > 0),
  way text not null constraint program_decision_way check (way in ('vote','named')),
  body text not null,
  decider text,
  day date not null,
  votes_for int,
  votes_against int,
  votes_abstained int,
  carried boolean not null,
  scope text not null,
  record text not null,
  written_at timestamptz not null,
  written_by bigint not null constraint program_decision_written_by references people_staff,
  constraint program_decision_pk primary key (matter, n),
  constraint program_decision_has_votes check (way = 'named' or (num_nonnulls(votes_for, votes_against, votes_abstained) = 3
    and least(votes_for, votes_against, votes_abstained) >= 0)),
  constraint program_decision_has_a_decider check (way = 'vote' or decider is not null),
  constraint program_decision_majority check (way = 'named' or not carried or votes_for > votes_against + votes_abstained)
);
comment on table program_decision is 'append-only: the decisions on a project: the first one, and one for each change of its scope (R-J02).';
comment on column program_decision.matter is 'The matter.';
comment on column program_decision.n is 'Which decision, from 1.';
comment on column program_decision.way is 'By vote (票决), or by somebody named.';
comment on column program_decision.body is 'The body that decided.';
comment on column program_decision.decider is 'Who decided, where there was no vote.';
comment on column program_decision.day is 'The day.';
comment on column program_decision.votes_for is 'Votes for it.';
comment on column program_decision.votes_against is 'Votes against it.';
comment on column program_decision.votes_abstained is 'Votes withheld.';
comment on column program_decision.carried is 'Whether it was chosen; of more candidates than places one may have a majority and not be chosen.';
comment on column program_decision.scope is 'What was decided upon, in words, as it then was.';
comment on column program_decision.record is 'The record of it.';
comment on column program_decision.written_at is 'When it was written down.';
comment on column program_decision.written_by is 'Who wrote it down.';

create table program_consent (
  matter bigint not null constraint program_consent_of references matter_matter,
  as_of date not null,
  asked int not null constraint program_consent_asked check (asked > 0),
  signed int not null constraint program_consent_signed check (signed >= 0),
  constraint program_consent_pk primary key (matter, as_of),
  constraint program_consent_not_more_than_all check (signed <= asked)
);
comment on table program_consent is 'How many of those a project touches have signed that they agree; the rate is counted from here.';
comment on column program_consent.matter is 'The matter.';
comment on column program_consent.as_of is 'Day to which it is told (截至).';
comment on column program_consent.asked is 'All households that it touches.';
comment on column program_consent.signed is 'Those of them that have signed.';

create table program_rating (
  matter bigint not null constraint program_rating_of references matter_matter,
  n int not null constraint program_rating_n check (n > 0),
  how text not null constraint program_rating_how check (how in ('visit','call','meeting','ballot')),
  yes int not null constraint program_rating_yes check (yes >= 0),
  no int not null constraint program_rating_no check (no >= 0),
  said text,
  asked_at timestamptz not null,
  asked_by bigint not null constraint program_rating_asked_by references people_staff,
  constraint program_rating_pk primary key (matter, n),
  constraint program_rating_somebody_asked check (yes + no > 0)
);
comment on table program_rating is 'append-only: what its users said of a project, each time that they were asked.';
comment on column program_rating.matter is 'The matter.';
comment on column program_rating.n is 'Which time, from 1.';
comment on column program_rating.how is 'How they were asked: on the spot, by call, in a meeting, by secret ballot.';
comment on column program_rating.yes is 'How many are content.';
comment on column program_rating.no is 'How many are not.';
comment on column program_rating.said is 'What they said.';
comment on column program_rating.asked_at is 'When it was taken down.';
comment on column program_rating.asked_by is 'Who asked.';
