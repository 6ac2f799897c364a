-- Another number for somebody who lost the old one: asked for by staff on the person's word, decided by somebody else.
create sequence matter_renumbering_id;
create table matter_renumbering (
  id bigint constraint matter_renumbering_pk primary key,
  old_hash bytea,
  old_phone text,
  new_hash bytea,
  new_phone text,
  reason text,
  how_checked text,
  asked_at timestamptz not null,
  asked_by bigint not null constraint matter_renumbering_asked_by references people_staff,
  state text not null constraint matter_renumbering_state check (state in ('asked', 'refused', 'done')),
  matters int not null,
  decided_at timestamptz,
  decided_by bigint constraint matter_renumbering_decided_by references people_staff,
  ground text,
  constraint matter_renumbering_apart check (decided_by <> asked_by),
  constraint matter_renumbering_two_numbers check (old_hash <> new_hash),
  constraint matter_renumbering_decided check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint matter_renumbering_refused_why check ((state = 'refused') = (ground is not null)),
  constraint matter_renumbering_whole check ((state = 'asked') = (num_nulls(old_hash, old_phone, new_hash, new_phone, reason, how_checked) = 0)),
  constraint matter_renumbering_forgets check (state = 'asked' or num_nonnulls(old_hash, old_phone, new_hash, new_phone, reason, how_checked) = 0)
);
create unique index matter_renumbering_once_at_a_time on matter_renumbering (old_hash) where state = 'asked';
create index matter_renumbering_by_new on matter_renumbering (new_hash) where state = 'asked';
create index matter_renumbering_by_who on matter_renumbering (asked_by, id);
comment on table matter_renumbering is 'Who lost a phone number and asks by the hotline for another; numbers and words are forgotten with the decision, the timelines keep the words.';
comment on column matter_renumbering.id is 'Which; the lines of the timelines name it.';
comment on column matter_renumbering.old_hash is 'Keyed hash of the number that was lost, until it is decided.';
comment on column matter_renumbering.old_phone is 'That number, sealed, until it is decided.';
comment on column matter_renumbering.new_hash is 'Keyed hash of the new number, until it is decided.';
comment on column matter_renumbering.new_phone is 'That number, sealed, until it is decided.';
comment on column matter_renumbering.reason is 'Why the old number cannot prove itself, sealed, until it is decided.';
comment on column matter_renumbering.how_checked is 'How it was checked who asks, sealed, until it is decided.';
comment on column matter_renumbering.asked_at is 'When it was asked for.';
comment on column matter_renumbering.asked_by is 'Who took it down.';
comment on column matter_renumbering.state is 'asked, refused, done.';
comment on column matter_renumbering.matters is 'How many matters the old number had.';
comment on column matter_renumbering.decided_at is 'When it was decided.';
comment on column matter_renumbering.decided_by is 'By whom: never whoever asked.';
comment on column matter_renumbering.ground is 'Why it was refused, as both numbers are told.';
