-- Erasing what we hold of a person: asked for by the person, decided by somebody who never worked on it, done by a
-- function that looks for itself. The server still has no right to delete a payload.
create sequence matter_erasure_id;
create table matter_erasure (
  id bigint constraint matter_erasure_pk primary key,
  phone_hash bytea,
  phone text,
  asked_at timestamptz not null,
  state text not null constraint matter_erasure_state check (state in ('asked', 'refused', 'done')),
  decided_at timestamptz,
  decided_by bigint constraint matter_erasure_decided_by references people_staff,
  ground text,
  constraint matter_erasure_decided check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint matter_erasure_refused_why check ((state = 'refused') = (ground is not null)),
  constraint matter_erasure_forgets check (state = 'asked' or (phone_hash is null and phone is null))
);
create unique index matter_erasure_once_at_a_time on matter_erasure (phone_hash) where state = 'asked';
comment on table matter_erasure is 'Who asked to be forgotten, and what was decided; the number itself is forgotten with the decision.';
comment on column matter_erasure.id is 'Which; the line of the timeline names it.';
comment on column matter_erasure.phone_hash is 'Keyed hash of the number of who asks, until it is decided.';
comment on column matter_erasure.phone is 'That number, sealed, until it is decided.';
comment on column matter_erasure.asked_at is 'When it was asked for.';
comment on column matter_erasure.state is 'asked, refused, done.';
comment on column matter_erasure.decided_at is 'When it was decided.';
comment on column matter_erasure.decided_by is 'By whom: never anybody who worked on one of the matters.';
comment on column matter_erasure.ground is 'Why it was refused, as the person is told.';

create table matter_erasure_of (
  erasure bigint not null constraint matter_erasure_of_erasure references matter_erasure,
  matter bigint not null constraint matter_erasure_of_matter references matter_matter,
  constraint matter_erasure_of_pk primary key (erasure, matter)
);
create index matter_erasure_of_by_matter on matter_erasure_of (matter);
comment on table matter_erasure_of is 'The matters that are to be emptied.';
comment on column matter_erasure_of.erasure is 'By which act.';
comment on column matter_erasure_of.matter is 'The matter.';

create table matter_hold (
  matter bigint not null constraint matter_hold_of references matter_matter,
  since timestamptz not null,
  reason text not null,
  by_staff bigint not null constraint matter_hold_by references people_staff,
  lifted_at timestamptz,
  lifted_by bigint constraint matter_hold_lifted_by references people_staff,
  constraint matter_hold_pk primary key (matter, since),
  constraint matter_hold_lifted check ((lifted_at is null) = (lifted_by is null))
);
comment on table matter_hold is 'Matters that the law asks to be kept as they are, such as for a court.';
comment on column matter_hold.matter is 'The matter.';
comment on column matter_hold.since is 'From when.';
comment on column matter_hold.reason is 'Why.';
comment on column matter_hold.by_staff is 'Who said so.';
comment on column matter_hold.lifted_at is 'When that ended.';
comment on column matter_hold.lifted_by is 'Who said so.';

create function matter_erase_payloads(erasure_id bigint) returns bigint
language plpgsql security definer as $$
declare
  approver bigint;
  gone bigint;
begin
  select decided_by into approver from matter_erasure where id = erasure_id and state = 'done';
  if approver is null then
    raise exception 'erasure % is not approved', erasure_id using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from matter_erasure_of x join matter_matter m on m.id = x.matter
             where x.erasure = erasure_id and m.outcome is null) then
    raise exception 'erasure % has open matters', erasure_id using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from matter_erasure_of x join matter_hold h on h.matter = x.matter
             where x.erasure = erasure_id and h.lifted_at is null) then
    raise exception 'erasure % has matters on hold', erasure_id using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from matter_erasure_of x join matter_event e on e.matter = x.matter
             where x.erasure = erasure_id and e.actor_id = approver and e.action <> 'erased') then
    raise exception 'erasure % was approved by somebody who worked on it', erasure_id using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from matter_erasure_of x join matter_matter m on m.id = x.matter
             where x.erasure = erasure_id and not exists (select 1 from matter_event e
               where e.matter = m.id and e.seq = m.length and e.action = 'erased' and e.actor_id = approver)) then
    raise exception 'erasure % does not stand on the timeline', erasure_id using errcode = 'insufficient_privilege';
  end if;
  delete from matter_payload p using matter_erasure_of x, matter_matter m
  where x.erasure = erasure_id and m.id = x.matter and p.matter = m.id and p.seq < m.length;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function matter_erase_payloads is 'The one way in which payloads are deleted: for an approved erasure of closed matters that no law holds, whose approver never worked on them, and which stands on each timeline.';
do $$ begin
  -- Nothing in somebody's own temporary schema may stand in for these tables.
  execute format('alter function matter_erase_payloads(bigint) set search_path = %I, pg_temp', current_schema());
end $$;
