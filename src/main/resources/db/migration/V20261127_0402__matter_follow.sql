-- Following what others raised: only what everybody may know, by a handle that tells nothing.
create index matter_by_handle on matter_matter (substr(encode(sha256('public'::bytea || salt), 'hex'), 1, 24)) where not confidential;

create or replace view matter_public as
select m.id, m.kind, m.type, m.category, m.region, left(m.region, 9) as street, m.state, m.outcome, m.raised_at, m.answered_at,
       m.answered_at is not null and m.due_stopped_at <= m.due as in_time, m.closed_at,
       round(m.lon::numeric, 3)::double precision as lon, round(m.lat::numeric, 3)::double precision as lat,
       substr(encode(sha256('public'::bytea || m.salt), 'hex'), 1, 24) as handle
from matter_matter m where not m.confidential;
comment on column matter_public.handle is 'How pages for everybody name the matter: nobody learns its number from it, nor the order in which matters came.';

create view matter_public_step as
select e.matter, e.seq, e.at, e.to_state as state
from matter_event e join matter_matter m on m.id = e.matter and not m.confidential
where e.from_state is distinct from e.to_state;
comment on view matter_public_step is 'When a matter that everybody may know came into which state; never by whom, nor what was said.';

create sequence matter_follow_id;
create table matter_follow (
  id bigint constraint matter_follow_pk primary key,
  matter bigint not null constraint matter_follow_of references matter_matter,
  phone_hash bytea not null,
  phone text not null,
  since timestamptz not null,
  constraint matter_follow_once unique (matter, phone_hash)
);
create index matter_follow_by_phone on matter_follow (phone_hash);
comment on table matter_follow is 'Who wants to be told how a public matter goes. A line is deleted when that ends: who ever followed what is nobody''s to know.';
comment on column matter_follow.id is 'Which; messages name it.';
comment on column matter_follow.matter is 'The matter.';
comment on column matter_follow.phone_hash is 'Keyed hash of the number.';
comment on column matter_follow.phone is 'That number, sealed; only to tell its holder.';
comment on column matter_follow.since is 'From when.';

create function matter_may_be_followed() returns trigger
language plpgsql as $$
begin
  if exists (select from matter_matter m where m.id = new.matter and matter_is_shielded(m.kind, m.type, m.confidential)) then
    raise check_violation using message = 'a matter that is kept apart cannot be followed',
      constraint = 'matter_follow_public', table = 'matter_follow';
  end if;
  return null;
end $$;
comment on function matter_may_be_followed is 'Nobody follows a report or a confidential matter.';
create trigger matter_follow_public after insert on matter_follow
  for each row execute function matter_may_be_followed();

create function matter_forget_followers() returns trigger
language plpgsql as $$
begin
  if matter_is_shielded(new.kind, new.type, new.confidential) then
    delete from matter_follow where matter = new.id;
  end if;
  return null;
end $$;
comment on function matter_forget_followers is 'What turns out to be a report, or to be confidential, has no followers from then on.';
create trigger matter_forget_followers after update of type, confidential on matter_matter
  for each row when (new.type is distinct from old.type or new.confidential is distinct from old.confidential)
  execute function matter_forget_followers();
