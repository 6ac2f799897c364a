-- The ledger: matters, their timeline, clocks, parties and the identity of who raised them.

create function matter_unit_is_under(unit_code text, ancestor text) returns boolean
language sql stable as $$
  with recursive up as (
    select code, parent from people_unit where code = unit_code
    union
    select u.code, u.parent from people_unit u join up on u.code = up.parent
  )
  select exists (select 1 from up where code = ancestor)
$$;
comment on function matter_unit_is_under is 'Whether the unit is the ancestor itself or lies under it; used by checks that keep a report from the unit it is about.';

create sequence matter_id increment by 100;
comment on sequence matter_id is 'Each server takes a hundred numbers at a time; gaps mean nothing.';

create table matter_matter (
  id bigint primary key,
  number text not null constraint matter_number_once unique,
  kind text not null,
  type text,
  grade text,
  category text,
  region text,
  address text,
  lon double precision,
  lat double precision,
  title text not null,
  text text not null,
  reworded_title text,
  reworded_text text,
  channel text not null,
  source text,
  outside_number text,
  confidential boolean not null default false,
  about_unit text constraint matter_about_unit references people_unit,
  state text not null,
  owner_role text,
  owner_unit text constraint matter_owner_unit references people_unit,
  owner_person bigint constraint matter_owner_person references people_staff,
  asked_role text,
  lead_unit text constraint matter_lead_unit references people_unit,
  main_id bigint constraint matter_main references matter_matter,
  raised_at timestamptz not null,
  told_due timestamptz,
  due timestamptz,
  due_stopped_at timestamptz,
  breaches int not null default 0,
  outcome text constraint matter_outcome check (outcome in ('verdict','unreachable','silent','rejected','withdrawn','imported')),
  contacted boolean,
  solved boolean,
  satisfaction int constraint matter_satisfaction check (satisfaction between 1 and 5),
  verdict_by text constraint matter_verdict_by check (verdict_by in ('raiser','staff','imported')),
  public_answer text,
  answered_at timestamptz,
  closed_at timestamptz,
  doer bigint constraint matter_doer references people_staff,
  checker bigint constraint matter_checker references people_staff,
  judge bigint constraint matter_judge references people_staff,
  version int not null default 1,
  length int not null default 1,
  last_hash bytea not null,
  salt bytea not null,
  code_hash bytea,
  tokens tsvector not null,
  updated_at timestamptz not null,
  constraint matter_one_owner check (case
    when outcome is not null then owner_role is null and owner_unit is null
    when main_id is not null then owner_role is null and owner_unit is null
    else num_nonnulls(owner_role, owner_unit) = 1 end),
  constraint matter_person_in_unit check (owner_person is null or owner_unit is not null),
  constraint matter_not_its_own_main check (main_id is distinct from id),
  constraint matter_checker_is_not_doer check (checker is null or doer is null or checker <> doer),
  constraint matter_judge_is_not_doer check (judge is null or ((doer is null or judge <> doer) and (checker is null or judge <> checker))),
  constraint matter_verdict_has_a_giver check (outcome is distinct from 'verdict' or (verdict_by is not null and (verdict_by in ('raiser','imported') or judge is not null))),
  constraint matter_not_to_whom_it_is_about check (case
    when about_unit is null or lead_unit is null then true
    else not matter_unit_is_under(lead_unit, about_unit) end)
);
comment on table matter_matter is 'One thing to be done: its words, owner, state and verdict as they stand now; its past is matter_event.';
comment on column matter_matter.id is 'Internal number.';
comment on column matter_matter.number is 'The number told to people: date, count, check digit.';
comment on column matter_matter.kind is 'What sort of matter: the name of its lifecycle.';
comment on column matter_matter.type is 'Sort within the kind, such as enquiry, help, complaint, report, suggestion.';
comment on column matter_matter.grade is 'Urgency: critical, urgent, normal (R-H18).';
comment on column matter_matter.category is 'Code of the category.';
comment on column matter_matter.region is 'Code of the place.';
comment on column matter_matter.address is 'Street and place, as told.';
comment on column matter_matter.lon is 'Longitude of the place, degrees.';
comment on column matter_matter.lat is 'Latitude of the place, degrees.';
comment on column matter_matter.title is 'Title in the raiser''s words.';
comment on column matter_matter.text is 'The raiser''s words, never changed.';
comment on column matter_matter.reworded_title is 'Title as the hotline worded it; what units see of reports and confidential matters (R-S10).';
comment on column matter_matter.reworded_text is 'Text as the hotline worded it; what units see of reports and confidential matters (R-S10).';
comment on column matter_matter.channel is 'How it came: phone, web, app, visit, letter, board, import.';
comment on column matter_matter.source is 'The outside register it came from.';
comment on column matter_matter.outside_number is 'Its number in that register.';
comment on column matter_matter.confidential is 'The raiser asked for secrecy (R-H06).';
comment on column matter_matter.about_unit is 'The unit a report is about; neither it nor any unit under it may handle or see it (R-S09, R-X07).';
comment on column matter_matter.state is 'State of the lifecycle.';
comment on column matter_matter.owner_role is 'The pool that must act now.';
comment on column matter_matter.owner_unit is 'The unit that must act now.';
comment on column matter_matter.owner_person is 'The person of that unit it was given to.';
comment on column matter_matter.asked_role is 'A pool that is asked for a decision while the owner stays.';
comment on column matter_matter.lead_unit is 'The unit that leads the handling.';
comment on column matter_matter.main_id is 'The matter this one was merged into.';
comment on column matter_matter.raised_at is 'When it was raised.';
comment on column matter_matter.told_due is 'The date first told to the raiser; it stays when a unit changes.';
comment on column matter_matter.due is 'Due of the handling clock, before dispatch of the current step.';
comment on column matter_matter.due_stopped_at is 'When that clock stopped; absent while it runs.';
comment on column matter_matter.breaches is 'How many clocks of it ran out.';
comment on column matter_matter.outcome is 'How it ended; absent while open.';
comment on column matter_matter.contacted is 'The raiser says that the unit was in touch.';
comment on column matter_matter.solved is 'The raiser says that it is solved.';
comment on column matter_matter.satisfaction is 'The raiser''s mark, 1 to 5.';
comment on column matter_matter.verdict_by is 'Whether the raiser gave the verdict directly, told it to staff who called back, or gave it before it came to this ledger.';
comment on column matter_matter.public_answer is 'The answer to the raiser, apart from the internal record.';
comment on column matter_matter.answered_at is 'When the answer was released to the raiser.';
comment on column matter_matter.closed_at is 'When it ended.';
comment on column matter_matter.doer is 'Who last said that the work is done.';
comment on column matter_matter.checker is 'Who last checked that.';
comment on column matter_matter.judge is 'Who took down the verdict: never the doer or the checker (R-H20).';
comment on column matter_matter.version is 'Counts the actions that change what others decide upon.';
comment on column matter_matter.length is 'How many events its chain has.';
comment on column matter_matter.last_hash is 'Hash of its last event.';
comment on column matter_matter.salt is 'Hides the number in the published roots.';
comment on column matter_matter.code_hash is 'Keyed hash of the receipt code that proves the raiser.';
comment on column matter_matter.tokens is 'Search vector over what staff may search.';
comment on column matter_matter.updated_at is 'Time of its last event.';

create unique index matter_outside_once on matter_matter (source, outside_number) where outside_number is not null;
create index matter_by_owner_role on matter_matter (owner_role, due) where owner_role is not null;
create index matter_by_asked_role on matter_matter (asked_role) where asked_role is not null;
create index matter_by_owner_unit on matter_matter (owner_unit, due) where owner_unit is not null;
create index matter_by_lead_unit on matter_matter (lead_unit, id);
create index matter_by_state on matter_matter (kind, state, id);
create index matter_by_category on matter_matter (category text_pattern_ops, id);
create index matter_by_region on matter_matter (region text_pattern_ops, id);
create index matter_by_main on matter_matter (main_id) where main_id is not null;
create index matter_open_by_due on matter_matter (due, id) where outcome is null;
create index matter_by_tokens on matter_matter using gin (tokens);

create table matter_event (
  matter bigint not null constraint matter_event_of references matter_matter,
  seq int not null,
  at timestamptz not null,
  happened_at timestamptz,
  action text not null,
  actor text not null constraint matter_event_actor check (actor in ('staff','raiser','anyone','house')),
  actor_id bigint,
  actor_role text,
  actor_unit text,
  from_state text,
  to_state text not null,
  digest bytea not null,
  hash bytea not null,
  constraint matter_event_pk primary key (matter, seq)
);
comment on table matter_event is 'append-only: the timeline. Each line carries the hash of itself and the one before; its payload lies in matter_payload.';
comment on column matter_event.matter is 'The matter.';
comment on column matter_event.seq is 'Place in the chain, from 1 without gaps.';
comment on column matter_event.at is 'When it was written.';
comment on column matter_event.happened_at is 'When it happened, for history that was brought in later.';
comment on column matter_event.action is 'The action, or breach, redated, imported.';
comment on column matter_event.actor is 'Who: staff, raiser, anyone, house.';
comment on column matter_event.actor_id is 'Staff number.';
comment on column matter_event.actor_role is 'Role in which the staff acted.';
comment on column matter_event.actor_unit is 'Unit the staff acted for.';
comment on column matter_event.from_state is 'State before; absent at birth.';
comment on column matter_event.to_state is 'State after.';
comment on column matter_event.digest is 'SHA-256 of salt and payload.';
comment on column matter_event.hash is 'SHA-256 of the hash before and this line.';

create table matter_payload (
  matter bigint not null,
  seq int not null,
  salt bytea not null,
  body text not null,
  constraint matter_payload_pk primary key (matter, seq),
  constraint matter_payload_of foreign key (matter, seq) references matter_event
);
comment on table matter_payload is 'append-only: what an event carried. Lies apart so that an approved erasure leaves the chain whole.';
comment on column matter_payload.matter is 'The matter.';
comment on column matter_payload.seq is 'The event.';
comment on column matter_payload.salt is 'Random; without it the digest tells nothing of the body.';
comment on column matter_payload.body is 'JSON as it was written, byte for byte.';

create table matter_clock (
  id bigint generated always as identity primary key,
  matter bigint not null constraint matter_clock_of references matter_matter,
  name text not null,
  unit text,
  limit_number int,
  limit_unit text,
  rule text,
  rule_version int,
  started_at timestamptz not null,
  due timestamptz,
  undated_year int,
  stopped_at timestamptz,
  left_number int,
  left_unit text,
  paused_at timestamptz,
  paused_until timestamptz,
  breached_at timestamptz,
  imported boolean not null default false,
  why text,
  dated_from timestamptz,
  dated_number int,
  dated_unit text
);
comment on table matter_clock is 'Every deadline that ever ran for a matter.';
comment on column matter_clock.id is 'Internal number.';
comment on column matter_clock.matter is 'The matter.';
comment on column matter_clock.name is 'Which clock of the lifecycle.';
comment on column matter_clock.unit is 'The unit it runs for, where it runs for one.';
comment on column matter_clock.limit_number is 'The limit''s number; absent when a date was set.';
comment on column matter_clock.limit_unit is 'The limit''s unit.';
comment on column matter_clock.rule is 'The rule that set the limit.';
comment on column matter_clock.rule_version is 'Its version.';
comment on column matter_clock.started_at is 'When it started.';
comment on column matter_clock.due is 'When it runs out; absent if the calendar of that year is not loaded.';
comment on column matter_clock.undated_year is 'The year whose calendar is missing.';
comment on column matter_clock.stopped_at is 'When it stopped.';
comment on column matter_clock.left_number is 'What was left when it stopped, in the limit''s own unit.';
comment on column matter_clock.left_unit is 'That unit.';
comment on column matter_clock.paused_at is 'Start of its approved pause.';
comment on column matter_clock.paused_until is 'End of its approved pause.';
comment on column matter_clock.breached_at is 'When the sweeper found it run out.';
comment on column matter_clock.imported is 'Came with history; never swept.';
comment on column matter_clock.why is 'The explanation of its due date, JSON.';
comment on column matter_clock.dated_from is 'From when its due was last counted; a changed calendar counts again from here.';
comment on column matter_clock.dated_number is 'How much was counted from there.';
comment on column matter_clock.dated_unit is 'In which unit.';
create index matter_clock_of_matter on matter_clock (matter);
create index matter_clock_due on matter_clock (due, id) where stopped_at is null and breached_at is null and not imported;
create index matter_clock_undated on matter_clock (undated_year) where stopped_at is null and undated_year is not null;

create function matter_is_kept_from(matter_id bigint, unit_code text) returns boolean
language sql stable as $$
  select coalesce((select about_unit is not null and matter_unit_is_under(unit_code, about_unit)
                   from matter_matter where id = matter_id), false)
$$;
comment on function matter_is_kept_from is 'Whether a report is about the unit or one above it.';

create table matter_party (
  matter bigint not null constraint matter_party_of references matter_matter,
  unit text not null constraint matter_party_unit references people_unit,
  relation text not null constraint matter_party_relation check (relation in ('lead','co','upper')),
  since timestamptz not null,
  until timestamptz,
  constraint matter_party_pk primary key (matter, unit, relation, since),
  constraint matter_party_not_about check (not matter_is_kept_from(matter, unit))
);
comment on table matter_party is 'Which units take part in a matter, and took part before.';
comment on column matter_party.matter is 'The matter.';
comment on column matter_party.unit is 'The unit.';
comment on column matter_party.relation is 'lead, co, or upper (handed it down and stays answerable).';
comment on column matter_party.since is 'From when.';
comment on column matter_party.until is 'To when; absent while it takes part.';
create index matter_party_now on matter_party (unit, matter) where until is null;

create table matter_identity (
  matter bigint constraint matter_identity_pk primary key constraint matter_identity_of references matter_matter,
  name text,
  phone text,
  phone_hash bytea,
  on_behalf_of text,
  raiser_key_hash bytea
);
comment on table matter_identity is 'Who raised it, apart from what was raised and encrypted field by field; every read is logged (R-S10).';
comment on column matter_identity.matter is 'The matter.';
comment on column matter_identity.name is 'Name, sealed.';
comment on column matter_identity.phone is 'Phone number, sealed.';
comment on column matter_identity.phone_hash is 'Keyed hash that finds a phone number.';
comment on column matter_identity.on_behalf_of is 'For whom it was raised by a proxy, sealed.';
comment on column matter_identity.raiser_key_hash is 'Keyed hash of the raiser''s key in an outside register.';
create index matter_identity_by_phone on matter_identity (phone_hash) where phone_hash is not null;

create table matter_root (
  day date constraint matter_root_pk primary key,
  matters bigint not null,
  root bytea not null,
  hash bytea not null,
  made_at timestamptz not null
);
comment on table matter_root is 'append-only: one root a day over all chains, chained to the day before. Published, it proves that history was not rewritten.';
comment on column matter_root.day is 'The day in the city that it closes.';
comment on column matter_root.matters is 'How many chains it covers.';
comment on column matter_root.root is 'Merkle root over (salted number, last hash, length) of each chain at the end of that day.';
comment on column matter_root.hash is 'SHA-256 of the hash of the day before and this root.';
comment on column matter_root.made_at is 'When it was made.';

create view matter_row as
select m.id, m.number, m.kind, m.type, m.lead_unit as unit, unit.name as unit_name, m.category, m.region, m.grade, m.state,
       m.confidential, m.raised_at, m.told_due, m.due, m.due_stopped_at, coalesce(m.due_stopped_at, now()) > m.due as overdue,
       m.breaches, m.outcome, m.contacted, m.solved, m.satisfaction, m.verdict_by, m.answered_at, m.closed_at, m.channel,
       m.source, m.main_id, m.updated_at
from matter_matter m left join people_unit unit on unit.code = m.lead_unit;
comment on view matter_row is 'The one wide row that rooms above may join: no words, no identity.';
