-- Who may act for whom 代办.
create sequence matter_proxy_id;
create table matter_proxy (
  id bigint constraint matter_proxy_pk primary key,
  person_hash bytea,
  person_phone text,
  matter bigint constraint matter_proxy_matter references matter_matter,
  proxy_hash bytea not null,
  proxy_phone text not null,
  label text not null,
  scope text not null constraint matter_proxy_scope check (scope in ('see', 'act')),
  given_at timestamptz not null,
  ends_at timestamptz not null,
  by_staff bigint constraint matter_proxy_staff references people_staff,
  reason text,
  ended_at timestamptz,
  ended_by text constraint matter_proxy_ended_by check (ended_by in ('person', 'proxy', 'staff')),
  constraint matter_proxy_for_one check (num_nonnulls(person_hash, matter) = 1),
  constraint matter_proxy_person check ((person_hash is null) = (person_phone is null)),
  constraint matter_proxy_not_oneself check (person_hash is distinct from proxy_hash),
  constraint matter_proxy_on_whose_word check ((matter is null) = (by_staff is null) and (by_staff is null) = (reason is null)),
  constraint matter_proxy_not_for_ever check (ends_at > given_at and ends_at <= given_at + interval '367 days'),
  constraint matter_proxy_end check ((ended_at is null) = (ended_by is null))
);
create index matter_proxy_by_person on matter_proxy (person_hash) where person_hash is not null;
create index matter_proxy_by_matter on matter_proxy (matter) where matter is not null;
create index matter_proxy_by_proxy on matter_proxy (proxy_hash);
comment on table matter_proxy is 'Who may look, or look and act, for whom, from when to when. A line gives what a person has, never what that person was given: there is no proxy of a proxy.';
comment on column matter_proxy.id is 'Which; the timeline keeps it with what the proxy did.';
comment on column matter_proxy.person_hash is 'Keyed hash of the number of the person it is for; absent where that person has no phone.';
comment on column matter_proxy.person_phone is 'That number, sealed; only to tell the person.';
comment on column matter_proxy.matter is 'The one matter it is for, where the person has no phone and gave the word to the hotline.';
comment on column matter_proxy.proxy_hash is 'Keyed hash of the number of who acts.';
comment on column matter_proxy.proxy_phone is 'That number, sealed; only to tell the proxy.';
comment on column matter_proxy.label is 'What the person calls the proxy, such as my daughter, sealed.';
comment on column matter_proxy.scope is 'see, or see and act.';
comment on column matter_proxy.given_at is 'From when.';
comment on column matter_proxy.ends_at is 'Until when, a year at most.';
comment on column matter_proxy.by_staff is 'Who put it down on the person''s word.';
comment on column matter_proxy.reason is 'Why the person did not do it alone, sealed; both can read it.';
comment on column matter_proxy.ended_at is 'When it was taken back before its end.';
comment on column matter_proxy.ended_by is 'By whom: the person, the proxy, or staff on the word of one of them.';

alter table matter_event drop constraint matter_event_actor;
alter table matter_event add constraint matter_event_actor check (actor in ('staff','raiser','proxy','anyone','house'));
comment on column matter_event.actor is 'Who: staff, raiser, one who acts for the raiser, anyone, house.';
