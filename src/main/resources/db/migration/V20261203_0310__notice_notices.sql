-- M20: what is told in public after one person masked it and a second released it, and what was said against it (R-S11).
create table notice_notice (
  id bigint generated always as identity constraint notice_notice_pk primary key,
  kind text not null constraint notice_notice_kind check (kind in ('matter', 'figures')),
  matter bigint constraint notice_notice_matter references matter_matter,
  snapshot bigint,
  rates_version int,
  cut_off timestamptz,
  title text not null constraint notice_notice_title check (title <> ''),
  words text not null constraint notice_notice_words check (words <> ''),
  answer text constraint notice_notice_answer check (answer <> ''),
  maker bigint constraint notice_notice_maker references people_staff,
  confirmed boolean not null default false,
  days int not null constraint notice_notice_days check (days between 1 and 90),
  rule_version int not null,
  state text not null default 'proposed'
    constraint notice_notice_state check (state in ('proposed', 'refused', 'public', 'objected', 'withdrawn')),
  proposed_by bigint not null constraint notice_notice_proposer references people_staff,
  proposed_at timestamptz not null,
  released_by bigint constraint notice_notice_releaser references people_staff,
  released_at timestamptz,
  until_day date,
  decided_by bigint constraint notice_notice_decider references people_staff,
  updated_at timestamptz not null,
  constraint notice_notice_of check (case kind
    when 'matter' then matter is not null and num_nonnulls(snapshot, rates_version, cut_off) = 0
    else matter is null and num_nonnulls(snapshot, rates_version, cut_off) = 3 end),
  constraint notice_notice_released check (num_nonnulls(released_by, released_at, until_day) in (0, 3)
    and (state in ('proposed', 'refused')) = (released_by is null)),
  constraint notice_notice_two_people check (released_by <> proposed_by),
  constraint notice_notice_not_by_its_maker check (released_by <> maker),
  constraint notice_notice_third_person check (decided_by not in (proposed_by, released_by) and decided_by <> maker),
  constraint notice_notice_no_numbers check (
    title || ' ' || words || ' ' || coalesce(answer, '') !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
create unique index notice_notice_once on notice_notice (matter) where state in ('proposed', 'public', 'objected');
create unique index notice_notice_figures_once on notice_notice (snapshot) where state in ('proposed', 'public', 'objected');
create index notice_notice_by_state on notice_notice (state, id desc);
comment on table notice_notice is 'A notice (公示): words that may be read by everybody, never changed once they are proposed.';
comment on column notice_notice.id is 'Which.';
comment on column notice_notice.kind is 'matter: what became of a finished one; figures: rates as they were published.';
comment on column notice_notice.matter is 'The matter.';
comment on column notice_notice.snapshot is 'The published rates.';
comment on column notice_notice.rates_version is 'Version of the definitions of these rates.';
comment on column notice_notice.cut_off is 'Up to when they were counted.';
comment on column notice_notice.title is 'One line, masked.';
comment on column notice_notice.words is 'What it was about, masked.';
comment on column notice_notice.answer is 'What was answered, masked.';
comment on column notice_notice.maker is 'Who did the work, or froze the rates; never releases it.';
comment on column notice_notice.confirmed is 'The proposer read the warnings and lets the words stand.';
comment on column notice_notice.days is 'For how many days it may be objected to.';
comment on column notice_notice.rule_version is 'Version of the rule that says so.';
comment on column notice_notice.state is 'proposed, refused, public, objected (withdrawn for the time being), withdrawn (for good).';
comment on column notice_notice.proposed_by is 'Who masked it.';
comment on column notice_notice.proposed_at is 'When.';
comment on column notice_notice.released_by is 'Who released it: another person, and never who did the work.';
comment on column notice_notice.released_at is 'When.';
comment on column notice_notice.until_day is 'Last day on which it may be objected to.';
comment on column notice_notice.decided_by is 'Who decided on the last objection: a third person.';
comment on column notice_notice.updated_at is 'When anything of it last changed.';

create table notice_figure (
  notice bigint not null constraint notice_figure_of references notice_notice,
  nr int not null,
  line text not null,
  rate text not null,
  sentence text not null,
  numerator numeric not null constraint notice_figure_numerator check (numerator >= 0),
  denominator bigint not null constraint notice_figure_denominator check (denominator >= 0),
  constraint notice_figure_pk primary key (notice, nr),
  constraint notice_figure_whole check (numerator <= denominator)
);
comment on table notice_figure is 'append-only: the figures of a notice, each with its parts; a percentage is counted when it is shown.';
comment on column notice_figure.notice is 'The notice.';
comment on column notice_figure.nr is 'Place in it.';
comment on column notice_figure.line is 'What it stands for: a unit, a class, a place, or everything.';
comment on column notice_figure.rate is 'Name of the rate.';
comment on column notice_figure.sentence is 'What is counted, as a sentence.';
comment on column notice_figure.numerator is 'What counts, by its weights.';
comment on column notice_figure.denominator is 'Of how many.';

create table notice_step (
  notice bigint not null constraint notice_step_of references notice_notice,
  nr int not null,
  at timestamptz not null,
  what text not null constraint notice_step_what check (what in ('proposed', 'refused', 'released', 'objected', 'kept', 'withdrawn')),
  staff bigint constraint notice_step_by references people_staff,
  objector text constraint notice_step_objector check (objector in ('raiser', 'named')),
  ground text constraint notice_step_ground check (ground in ('privacy', 'result')),
  words text constraint notice_step_words check (words <> ''),
  constraint notice_step_pk primary key (notice, nr),
  constraint notice_step_objection check ((what = 'objected') = (objector is not null and ground is not null and words is not null)
    and (what = 'objected') = (staff is null)),
  constraint notice_step_in_writing check (what not in ('refused', 'kept', 'withdrawn') or words is not null)
);
comment on table notice_step is 'append-only: what happened to a notice, and why.';
comment on column notice_step.notice is 'The notice.';
comment on column notice_step.nr is 'Counted from 1.';
comment on column notice_step.at is 'When.';
comment on column notice_step.what is 'What was done.';
comment on column notice_step.staff is 'By which staff; none for residents.';
comment on column notice_step.objector is 'Who objected: the raiser, proved by the code, or somebody who says to be named in it.';
comment on column notice_step.ground is 'privacy: somebody can be recognised; result: it is not what was done.';
comment on column notice_step.words is 'The objection, for staff alone; or the reason of a decision, for everybody.';

create function notice_may_stand() returns trigger
language plpgsql as $$
declare
  m record;
begin
  if tg_op = 'DELETE' then
    raise check_violation using message = 'a notice is never deleted', constraint = 'notice_notice_stays', table = 'notice_notice';
  end if;
  if tg_op = 'UPDATE' then
    if (old.kind, old.matter, old.snapshot, old.rates_version, old.cut_off, old.title, old.words, old.answer, old.maker,
        old.confirmed, old.days, old.rule_version, old.proposed_by, old.proposed_at)
        is distinct from
       (new.kind, new.matter, new.snapshot, new.rates_version, new.cut_off, new.title, new.words, new.answer, new.maker,
        new.confirmed, new.days, new.rule_version, new.proposed_by, new.proposed_at)
      or (old.released_by is not null and (old.released_by, old.released_at, old.until_day)
        is distinct from (new.released_by, new.released_at, new.until_day))
      or (old.state, new.state) not in (('proposed', 'refused'), ('proposed', 'public'), ('public', 'objected'),
        ('objected', 'public'), ('objected', 'withdrawn'), ('public', 'withdrawn')) then
      raise check_violation using message = 'a notice stays as it was proposed and goes its way',
        constraint = 'notice_notice_stays', table = 'notice_notice';
    end if;
    if old.state = 'objected' and new.decided_by is null then
      raise check_violation using message = 'an objection is decided by somebody',
        constraint = 'notice_notice_third_person', table = 'notice_notice';
    end if;
  elsif new.state <> 'proposed' then
    raise check_violation using message = 'a notice begins as a proposal', constraint = 'notice_notice_stays', table = 'notice_notice';
  end if;
  if new.matter is not null and new.state in ('proposed', 'public') then
    select outcome, doer, kind, type, confidential into m from matter_matter where id = new.matter for share;
    if matter_is_shielded(m.kind, m.type, m.confidential) then
      raise check_violation using message = 'reports and confidential matters are never told in public',
        constraint = 'notice_notice_kept_apart', table = 'notice_notice';
    end if;
    if m.outcome is null or m.outcome in ('rejected', 'withdrawn', 'imported') then
      raise check_violation using message = 'only what was done is told in public',
        constraint = 'notice_notice_finished', table = 'notice_notice';
    end if;
    if new.released_by = m.doer or new.decided_by = m.doer then
      raise check_violation using message = 'who did the work releases nothing of it',
        constraint = 'notice_notice_not_by_its_maker', table = 'notice_notice';
    end if;
  end if;
  return new;
end $$;
comment on function notice_may_stand is 'Nothing of reports and confidential or unfinished matters; words stay; release by a second person, never by who did the work.';
create trigger notice_may_stand before insert or update or delete on notice_notice
  for each row execute function notice_may_stand();

create function notice_figures_first() returns trigger
language plpgsql as $$
begin
  if exists (select from notice_notice n where n.id = new.notice and n.state <> 'proposed') then
    raise check_violation using message = 'what is released takes no more figures',
      constraint = 'notice_figure_first', table = 'notice_figure';
  end if;
  return new;
end $$;
comment on function notice_figures_first is 'Who releases figures releases all there will be.';
create trigger notice_figures_first before insert on notice_figure
  for each row execute function notice_figures_first();

-- What everybody may read. A matter that is worked on again, or turns out to be a report, is not in it from that moment.
create view notice_public as
select n.id, n.kind, n.snapshot, n.rates_version, n.cut_off, n.title, n.words, n.answer, n.released_at, n.until_day, n.updated_at,
       m.category, u.name as unit, (m.raised_at) as raised_at, m.closed_at, m.outcome, m.solved
from notice_notice n left join matter_matter m on m.id = n.matter left join people_unit u on u.code = m.lead_unit
where n.state = 'public'
  and (n.matter is null or (m.outcome is not null and not matter_is_shielded(m.kind, m.type, m.confidential)));
comment on view notice_public is 'Notices as everybody reads them: no number, no place, no person.';
