-- The words of promises: one person masks them, a second releases them, a third decides on objections (M20, R-S11).
create table promised_words (
  id bigint generated always as identity constraint promised_words_pk primary key,
  matter bigint not null constraint promised_words_of references matter_matter,
  print text not null,
  words jsonb not null constraint promised_words_title check (jsonb_typeof(words) = 'object' and coalesce(words ->> 'title', '') <> ''),
  state text not null default 'proposed' constraint promised_words_state check (state in ('proposed', 'outdated', 'refused', 'public', 'replaced', 'withdrawn')),
  proposed_by bigint not null constraint promised_words_proposer references people_staff,
  proposed_at timestamptz not null,
  released_by bigint constraint promised_words_releaser references people_staff,
  released_at timestamptz,
  ended_by bigint constraint promised_words_ender references people_staff,
  ended_at timestamptz,
  why text constraint promised_words_why check (why <> ''),
  constraint promised_words_released check (num_nonnulls(released_by, released_at) in (0, 2)
    and (state in ('proposed', 'outdated', 'refused')) = (released_by is null)),
  constraint promised_words_ended check (num_nonnulls(ended_by, ended_at) = case when state in ('outdated', 'refused', 'replaced', 'withdrawn') then 2 else 0 end
    and (why is not null) = (state in ('refused', 'withdrawn'))),
  constraint promised_words_two_people check (released_by <> proposed_by),
  constraint promised_words_no_numbers check (words::text || ' ' || coalesce(why, '') !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
create unique index promised_words_waits_once on promised_words (matter) where state = 'proposed';
create unique index promised_words_public_once on promised_words (matter) where state = 'public';
comment on table promised_words is 'The words of a promise for everybody; never changed once they are proposed.';
comment on column promised_words.id is 'Which.';
comment on column promised_words.matter is 'The promise.';
comment on column promised_words.print is 'Fingerprint of the ledger''s words that were masked: another one now means that they have changed since.';
comment on column promised_words.words is 'Masked, by part: title, target, criteria, address, step:N, decision:N. A part that is not there is not told.';
comment on column promised_words.state is 'proposed, outdated (the ledger changed and newer ones were proposed), refused, public, replaced (by newer ones), withdrawn.';
comment on column promised_words.proposed_by is 'Who masked them.';
comment on column promised_words.proposed_at is 'When.';
comment on column promised_words.released_by is 'Who released them: another person, not of who does the work.';
comment on column promised_words.released_at is 'When.';
comment on column promised_words.ended_by is 'Who refused them, took them back, or proposed or released those that replaced them.';
comment on column promised_words.ended_at is 'When.';
comment on column promised_words.why is 'Why they were refused or taken back.';

create function promised_works_on(item bigint, member bigint) returns boolean
language sql stable as $$
  with recursive above as (
    select s.unit as code from people_staff s where s.id = member and s.unit is not null
    union
    select u.parent from above a join people_unit u on u.code = a.code where u.parent is not null)
  select coalesce((select m.doer = member from matter_matter m where m.id = item), false)
    or exists (select from program_item i, above a where i.matter = item and (a.code = i.lead or a.code = any(string_to_array(i.co, ','))))
$$;
comment on function promised_works_on is 'Whether somebody did the work of a promise, or is of a unit that leads it or helps, or of one below.';

create function promised_words_go() returns trigger
language plpgsql as $$
declare
  item record;
begin
  if tg_op = 'DELETE' then
    raise check_violation using message = 'what was told of a promise is never deleted', constraint = 'promised_words_stay', table = 'promised_words';
  end if;
  if tg_op = 'UPDATE' and ((old.matter, old.print, old.words, old.proposed_by, old.proposed_at)
        is distinct from (new.matter, new.print, new.words, new.proposed_by, new.proposed_at)
      or old.released_by is not null and (old.released_by, old.released_at) is distinct from (new.released_by, new.released_at)
      or (old.state, new.state) not in (('proposed', 'outdated'), ('proposed', 'refused'), ('proposed', 'public'), ('public', 'replaced'), ('public', 'withdrawn')))
    or tg_op = 'INSERT' and new.state <> 'proposed' then
    raise check_violation using message = 'words stay as they were proposed and go their way', constraint = 'promised_words_stay', table = 'promised_words';
  end if;
  if new.state in ('proposed', 'public') then
    select w.print into item from program_words w where w.matter = new.matter;
    if not found then
      raise check_violation using message = 'only what was given out and is nobody''s fault is told', constraint = 'promised_words_of_a_promise', table = 'promised_words';
    end if;
    if new.state = 'public' and exists (select from promised_objection o join promised_words w on w.id = o.words
        where w.matter = new.matter and not exists (select from promised_decision d where d.objection = o.id)) then
      raise check_violation using message = 'somebody objected, and a third person has not decided', constraint = 'promised_words_objected', table = 'promised_words';
    end if;
    if new.state = 'public' and new.print <> item.print then
      raise check_violation using message = 'the ledger says something else by now', constraint = 'promised_words_of_now', table = 'promised_words';
    end if;
    if promised_works_on(new.matter, new.released_by) then
      raise check_violation using message = 'who does the work releases nothing of it', constraint = 'promised_words_not_by_its_doer', table = 'promised_words';
    end if;
  end if;
  if new.state = 'withdrawn' and promised_works_on(new.matter, new.ended_by) then
    raise check_violation using message = 'who does the work takes nothing back', constraint = 'promised_words_not_by_its_doer', table = 'promised_words';
  end if;
  return new;
end $$;
comment on function promised_words_go is 'Words stay; release by a second person who is not of who does the work.';
create trigger promised_words_go before insert or update or delete on promised_words
  for each row execute function promised_words_go();

create table promised_objection (
  id bigint generated always as identity constraint promised_objection_pk primary key,
  words bigint not null constraint promised_objection_to references promised_words,
  at timestamptz not null,
  ground text not null constraint promised_objection_ground check (ground in ('privacy', 'facts')),
  said text not null constraint promised_objection_said check (said <> '')
);
create index promised_objection_by_words on promised_objection (words);
comment on table promised_objection is 'append-only: what somebody said against the words of a promise.';
comment on column promised_objection.id is 'Which.';
comment on column promised_objection.words is 'Against which words.';
comment on column promised_objection.at is 'When; from then they are out of the public.';
comment on column promised_objection.ground is 'privacy: somebody can be recognised; facts: it is not so.';
comment on column promised_objection.said is 'The objection, for staff alone.';

create table promised_decision (
  objection bigint constraint promised_decision_pk primary key constraint promised_decision_of references promised_objection,
  at timestamptz not null,
  staff bigint not null constraint promised_decision_by references people_staff,
  withdrawn boolean not null,
  why text not null constraint promised_decision_why check (why <> ''),
  constraint promised_decision_no_numbers check (why !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
comment on table promised_decision is 'append-only: what a third person decided on an objection, in writing.';
comment on column promised_decision.objection is 'On which.';
comment on column promised_decision.at is 'When.';
comment on column promised_decision.staff is 'Who: neither who masked nor who released the words, nor of who does the work.';
comment on column promised_decision.withdrawn is 'Taken back; else they are public again.';
comment on column promised_decision.why is 'Why, for everybody.';

create view promised_objected as
select w.matter, o.words, o.id as objection, o.at from promised_objection o join promised_words w on w.id = o.words
where not exists (select from promised_decision d where d.objection = o.id);
comment on view promised_objected is 'What nobody has decided on yet.';

create function promised_may_object() returns trigger
language plpgsql as $$
begin
  perform from promised_words w where w.id = new.words and w.state = 'public' for update;
  if not found then
    raise check_violation using message = 'only what is public is objected to', constraint = 'promised_objection_to_public', table = 'promised_objection';
  end if;
  if exists (select from promised_objected x where x.words = new.words) then
    raise check_violation using message = 'it is away already', constraint = 'promised_objection_once', table = 'promised_objection';
  end if;
  return new;
end $$;
comment on function promised_may_object is 'One objection at a time, to what is public.';
create trigger promised_may_object before insert on promised_objection
  for each row execute function promised_may_object();

create function promised_may_decide() returns trigger
language plpgsql as $$
declare
  told record;
begin
  select w.state, w.proposed_by, w.released_by, w.matter into told
  from promised_objection o join promised_words w on w.id = o.words
  where o.id = new.objection for share of w;
  if new.staff in (told.proposed_by, told.released_by) or promised_works_on(told.matter, new.staff) then
    raise check_violation using message = 'an objection is decided by a third person, not of who does the work',
      constraint = 'promised_decision_third_person', table = 'promised_decision';
  end if;
  if (told.state = 'withdrawn') <> new.withdrawn then
    raise check_violation using message = 'what is decided holds', constraint = 'promised_decision_holds', table = 'promised_decision';
  end if;
  return new;
end $$;
comment on function promised_may_decide is 'A third person decides; what is taken back is taken back in the same transaction.';
create trigger promised_may_decide before insert on promised_decision
  for each row execute function promised_may_decide();
