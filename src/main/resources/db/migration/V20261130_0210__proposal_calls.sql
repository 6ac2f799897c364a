-- M30: an open call for topics, what residents put forward to it, how that was scored, and what became of each.
create table proposal_call (
  id bigint generated always as identity constraint proposal_call_pk primary key,
  office text not null constraint proposal_call_office references people_unit,
  criteria_set text not null,
  criteria_name text not null constraint proposal_call_criteria_name check (criteria_name <> ''),
  criteria_version int not null,
  answer_by date not null,
  state text not null default 'open' constraint proposal_call_state check (state in ('open', 'closed', 'answered')),
  version int not null default 1,
  summary text constraint proposal_call_summary check (summary <> ''),
  opened_at timestamptz not null,
  opened_by bigint not null constraint proposal_call_opener references people_staff,
  closed_at timestamptz,
  answered_at timestamptz,
  answered_by bigint constraint proposal_call_answerer references people_staff,
  constraint proposal_call_closed check ((state = 'open') = (closed_at is null)),
  constraint proposal_call_answered check ((state = 'answered') = (answered_at is not null)
    and num_nulls(answered_at, answered_by, summary) in (0, 3))
);
create index proposal_call_newest on proposal_call (state, id desc);
comment on table proposal_call is 'An open call (征集) for topics. Its words are in proposal_version.';
comment on column proposal_call.id is 'Which.';
comment on column proposal_call.office is 'The office that calls, and owns what comes.';
comment on column proposal_call.criteria_set is 'Code of the set of criteria, as the rule had it.';
comment on column proposal_call.criteria_name is 'Its name then.';
comment on column proposal_call.criteria_version is 'The rule''s version it was taken from.';
comment on column proposal_call.answer_by is 'The day by which everybody has an answer; never moved.';
comment on column proposal_call.state is 'open, closed (nothing more comes), answered (everybody has an answer).';
comment on column proposal_call.version is 'Which of its versions holds.';
comment on column proposal_call.summary is 'What came of it all, in the words of the office.';
comment on column proposal_call.opened_at is 'When it was opened.';
comment on column proposal_call.opened_by is 'By whom.';
comment on column proposal_call.closed_at is 'When it was closed; its last day had passed.';
comment on column proposal_call.answered_at is 'When it was closed as answered.';
comment on column proposal_call.answered_by is 'By whom.';

create table proposal_version (
  call bigint not null constraint proposal_version_of references proposal_call,
  nr int not null constraint proposal_version_nr check (nr > 0),
  title text not null constraint proposal_version_title check (title <> ''),
  text text not null constraint proposal_version_text check (text <> ''),
  from_day date not null,
  until_day date not null,
  why text,
  at timestamptz not null,
  staff bigint not null constraint proposal_version_by references people_staff,
  constraint proposal_version_pk primary key (call, nr),
  constraint proposal_version_days check (from_day <= until_day)
);
comment on table proposal_version is 'append-only: a call as it was told to residents, each time.';
comment on column proposal_version.call is 'The call.';
comment on column proposal_version.nr is 'Counted from 1.';
comment on column proposal_version.title is 'What is asked for, in one line.';
comment on column proposal_version.text is 'What residents read.';
comment on column proposal_version.from_day is 'First day on which something may be put forward.';
comment on column proposal_version.until_day is 'Last day; it is never moved forward.';
comment on column proposal_version.why is 'Why it was changed; none for the first.';
comment on column proposal_version.at is 'When it was written.';
comment on column proposal_version.staff is 'By whom.';

create table proposal_criterion (
  call bigint not null constraint proposal_criterion_of references proposal_call,
  code text not null,
  nr int not null,
  name text not null constraint proposal_criterion_name check (name <> ''),
  hint text,
  weight int not null constraint proposal_criterion_weight check (weight > 0),
  scale int not null constraint proposal_criterion_scale check (scale > 0),
  constraint proposal_criterion_pk primary key (call, code)
);
comment on table proposal_criterion is 'append-only: the criteria of a call, as they stood in the rule when it was opened.';
comment on column proposal_criterion.call is 'The call.';
comment on column proposal_criterion.code is 'Which criterion.';
comment on column proposal_criterion.nr is 'Its place.';
comment on column proposal_criterion.name is 'Its name.';
comment on column proposal_criterion.hint is 'What it asks.';
comment on column proposal_criterion.weight is 'How much it counts among the others.';
comment on column proposal_criterion.scale is 'The most points; the fewest are 0.';

create table proposal_entry (
  matter bigint constraint proposal_entry_pk primary key constraint proposal_entry_of references matter_matter,
  call bigint not null constraint proposal_entry_call references proposal_call,
  consent boolean not null default false,
  gathered_into bigint constraint proposal_entry_into references proposal_entry,
  words text constraint proposal_entry_words check (words <> ''),
  target bigint constraint proposal_entry_target references matter_matter,
  request bigint constraint proposal_entry_request references matter_matter,
  constraint proposal_entry_not_itself check (gathered_into is distinct from matter),
  constraint proposal_entry_by_consent check (request is null or consent)
);
create index proposal_entry_by_call on proposal_entry (call, matter);
create index proposal_entry_by_main on proposal_entry (gathered_into) where gathered_into is not null;
comment on table proposal_entry is 'What only a proposal has: the call it was put forward to, and what became of it.';
comment on column proposal_entry.matter is 'The matter.';
comment on column proposal_entry.call is 'The call.';
comment on column proposal_entry.consent is 'Whether its raiser agreed that it may become an ordinary request.';
comment on column proposal_entry.gathered_into is 'The proposal that says the same, as a person found.';
comment on column proposal_entry.words is 'What was selected, in the words of the office; everybody may read them.';
comment on column proposal_entry.target is 'The topic or the item of a list that it became part of.';
comment on column proposal_entry.request is 'The ordinary request it was handed on as.';

create table proposal_score (
  matter bigint not null constraint proposal_score_of references proposal_entry,
  staff bigint not null constraint proposal_score_by references people_staff,
  criterion text not null,
  call bigint not null,
  points int not null constraint proposal_score_points check (points >= 0),
  at timestamptz not null,
  constraint proposal_score_pk primary key (matter, staff, criterion),
  constraint proposal_score_criterion foreign key (call, criterion) references proposal_criterion
);
comment on table proposal_score is 'append-only: points for what was put forward, never for who did; each person scores it once.';
comment on column proposal_score.matter is 'The proposal.';
comment on column proposal_score.staff is 'Who scored.';
comment on column proposal_score.criterion is 'By which criterion.';
comment on column proposal_score.call is 'The call, whose criteria hold.';
comment on column proposal_score.points is 'How many of the criterion''s scale.';
comment on column proposal_score.at is 'When.';

create function proposal_call_kept() returns trigger
language plpgsql as $$
begin
  if (old.id, old.office, old.criteria_set, old.criteria_name, old.criteria_version, old.answer_by, old.opened_at, old.opened_by)
      is distinct from
     (new.id, new.office, new.criteria_set, new.criteria_name, new.criteria_version, new.answer_by, new.opened_at, new.opened_by)
    or new.version not in (old.version, old.version + 1)
    or (old.state <> 'open' and new.version <> old.version)
    or (old.state, new.state) not in (('open', 'open'), ('open', 'closed'), ('closed', 'closed'), ('closed', 'answered')) then
    raise check_violation using message = 'a call that is closed does not change',
      constraint = 'proposal_call_stays', table = 'proposal_call';
  end if;
  if new.state = 'answered' and exists (
      select from proposal_entry e join matter_matter m on m.id = e.matter where e.call = new.id and m.outcome is null) then
    raise check_violation using message = 'a call is answered once everybody has an answer',
      constraint = 'proposal_call_all_answered', table = 'proposal_call';
  end if;
  return new;
end $$;
comment on function proposal_call_kept is 'A closed call does not change, and none is answered while one who put something forward has no answer.';
create trigger proposal_call_kept before update on proposal_call
  for each row execute function proposal_call_kept();
create function proposal_call_never_gone() returns trigger
language plpgsql as $$
begin
  raise check_violation using message = 'a call is never deleted',
    constraint = 'proposal_call_stays', table = 'proposal_call';
end $$;
comment on function proposal_call_never_gone is 'What was called for stays.';
create trigger proposal_call_never_gone before delete on proposal_call
  for each row execute function proposal_call_never_gone();

create function proposal_only_while_open() returns trigger
language plpgsql as $$
declare
  standing text;
begin
  select state into standing from proposal_call where id = new.call for share;
  if standing <> 'open' then
    raise check_violation using message = 'the call is closed',
      constraint = 'proposal_call_open', table = tg_table_name;
  end if;
  return null;
end $$;
comment on function proposal_only_while_open is 'Nothing is put forward to a closed call, and its words stay.';
create trigger proposal_version_while_open after insert on proposal_version
  for each row execute function proposal_only_while_open();
create trigger proposal_criterion_while_open after insert on proposal_criterion
  for each row execute function proposal_only_while_open();
create trigger proposal_entry_while_open after insert on proposal_entry
  for each row execute function proposal_only_while_open();

create function proposal_entry_kept() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.call <> old.call or new.consent <> old.consent
    or (old.target is not null and new.target is distinct from old.target)
    or (old.request is not null and new.request is distinct from old.request)
    or (new.gathered_into is not null
      and new.call <> (select main.call from proposal_entry main where main.matter = new.gathered_into)) then
    raise check_violation using message = 'what was put forward stays in its call',
      constraint = 'proposal_entry_stays', table = 'proposal_entry';
  end if;
  if new.target is not null and old.target is null and 2 > (select count(distinct s.staff) from proposal_score s
      where s.matter = coalesce(new.gathered_into, new.matter)) then
    raise check_violation using message = 'nothing is selected that two people have not scored',
      constraint = 'proposal_entry_scored', table = 'proposal_entry';
  end if;
  return new;
end $$;
comment on function proposal_entry_kept is 'A proposal stays in its call, as do its raiser''s consent and what became of it; none is selected before two have scored it.';
create trigger proposal_entry_kept before update or delete on proposal_entry
  for each row execute function proposal_entry_kept();

create function proposal_score_fits() returns trigger
language plpgsql as $$
begin
  if new.call <> (select e.call from proposal_entry e where e.matter = new.matter)
    or new.points > (select c.scale from proposal_criterion c where c.call = new.call and c.code = new.criterion)
    or exists (select from matter_matter m where m.id = new.matter and m.outcome is not null) then
    raise check_violation using message = 'points by the criteria of the call, before the answer',
      constraint = 'proposal_score_fits', table = 'proposal_score';
  end if;
  return null;
end $$;
comment on function proposal_score_fits is 'Points are given by the criteria of the call, within their scale, and not after the answer.';
create trigger proposal_score_fits after insert on proposal_score
  for each row execute function proposal_score_fits();
