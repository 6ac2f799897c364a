-- How long requests took is told in public as rates are: taken over from a published list, released by a second person, with
-- how many requests each is made of. A notice is of rates or of times.
alter table notice_notice drop constraint notice_notice_kind;
alter table notice_notice add constraint notice_notice_kind check (kind in ('matter', 'figures', 'times'));
alter table notice_notice add column list_hash text constraint notice_notice_list_hash check (list_hash ~ '^[0-9a-f]{64}$');
alter table notice_notice add constraint notice_notice_hashed
  check (case kind when 'matter' then list_hash is null when 'times' then list_hash is not null else true end);
comment on column notice_notice.kind is 'matter: what became of a finished one; figures: rates as they were published; times: how long requests took, likewise.';
comment on column notice_notice.list_hash is 'Hash of the published list that figures or times are taken from; rates of before it was told have none.';
drop index notice_notice_figures_once;
create unique index notice_notice_figures_once on notice_notice (snapshot, kind) where state in ('proposed', 'public', 'objected');

create table notice_time (
  notice bigint not null constraint notice_time_of references notice_notice,
  nr int not null,
  line text not null,
  wait text not null constraint notice_time_wait check (wait in ('sign', 'answer', 'end')),
  name text not null,
  sentence text not null,
  median numeric not null constraint notice_time_median check (median >= 0),
  ninth numeric not null,
  requests bigint not null constraint notice_time_requests check (requests > 0),
  smallest int not null,
  constraint notice_time_pk primary key (notice, nr),
  constraint notice_time_ordered check (median <= ninth)
);
comment on table notice_time is 'append-only: the times of a notice, each with how many requests it is made of.';
comment on column notice_time.notice is 'The notice.';
comment on column notice_time.nr is 'Place in it.';
comment on column notice_time.line is 'What it stands for: a unit, a class, a place, or everything.';
comment on column notice_time.wait is 'What was waited for.';
comment on column notice_time.name is 'The same in words, with its unit.';
comment on column notice_time.sentence is 'From when to when, as a sentence.';
comment on column notice_time.median is 'Half of them took no longer; hours to sign, days else.';
comment on column notice_time.ninth is 'Nine tenths of them took no longer.';
comment on column notice_time.requests is 'How many requests it is made of.';
comment on column notice_time.smallest is 'Of fewer it is shown, not compared.';
create trigger notice_times_first before insert on notice_time
  for each row execute function notice_figures_first();

create or replace function notice_figures_first() returns trigger
language plpgsql as $$
begin
  if not exists (select from notice_notice n where n.id = new.notice and n.state = 'proposed'
      and n.kind = case tg_table_name when 'notice_time' then 'times' else 'figures' end) then
    raise check_violation using message = 'what is released, or of another kind, takes no more figures',
      constraint = 'notice_figure_first', table = tg_table_name;
  end if;
  return new;
end $$;

create or replace function notice_may_stand() returns trigger
language plpgsql as $$
declare
  m record;
begin
  if tg_op = 'DELETE' then
    raise check_violation using message = 'a notice is never deleted', constraint = 'notice_notice_stays', table = 'notice_notice';
  end if;
  if tg_op = 'UPDATE' then
    if (old.kind, old.matter, old.snapshot, old.rates_version, old.cut_off, old.title, old.words, old.answer, old.maker,
        old.list_hash, old.confirmed, old.days, old.rule_version, old.proposed_by, old.proposed_at)
        is distinct from
       (new.kind, new.matter, new.snapshot, new.rates_version, new.cut_off, new.title, new.words, new.answer, new.maker,
        new.list_hash, new.confirmed, new.days, new.rule_version, new.proposed_by, new.proposed_at)
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

create or replace view notice_public as
select n.id, n.kind, n.snapshot, n.rates_version, n.cut_off, n.title, n.words, n.answer, n.released_at, n.until_day, n.updated_at,
       m.category, u.name as unit, (m.raised_at) as raised_at, m.closed_at, m.outcome, m.solved, n.list_hash
from notice_notice n left join matter_matter m on m.id = n.matter left join people_unit u on u.code = m.lead_unit
where n.state = 'public'
  and (n.matter is null or (m.outcome is not null and not matter_is_shielded(m.kind, m.type, m.confidential)));
