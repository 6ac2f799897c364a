-- R-K04: a request left out of appraisal: ground, evidence, a reviewer above the unit, an appeal; both rates stay visible.
create table rates_exclusion (
  matter bigint constraint rates_exclusion_pk primary key constraint rates_exclusion_matter references matter_matter,
  about bigint not null constraint rates_exclusion_about references matter_matter,
  asked_by text not null constraint rates_exclusion_unit references people_unit,
  ground text not null constraint rates_exclusion_ground check (ground <> ''),
  runs boolean not null default true,
  granted_at timestamptz,
  granted_by bigint constraint rates_exclusion_granter references people_staff,
  declined_by bigint constraint rates_exclusion_decliner references people_staff,
  constraint rates_exclusion_granted check ((granted_at is null) = (granted_by is null)),
  constraint rates_exclusion_appeal_by_another check (granted_by <> declined_by),
  constraint rates_exclusion_not_itself check (matter <> about)
);
create unique index rates_exclusion_once on rates_exclusion (about) where runs or granted_at is not null;
create index rates_exclusion_of on rates_exclusion (about);
comment on table rates_exclusion is 'What only a request to be left out of appraisal (剔除) has.';
comment on column rates_exclusion.matter is 'The exclusion, a matter of its own.';
comment on column rates_exclusion.about is 'The request that is to be left out.';
comment on column rates_exclusion.asked_by is 'The unit that asked.';
comment on column rates_exclusion.ground is 'Which ground, by its code.';
comment on column rates_exclusion.runs is 'Whether it is still to be decided.';
comment on column rates_exclusion.granted_at is 'Since when the request is left out.';
comment on column rates_exclusion.granted_by is 'Who decided that.';
comment on column rates_exclusion.declined_by is 'Who declined it before; an appeal is decided by another.';

create function rates_exclusion_from_above() returns trigger language plpgsql as $$
begin
  if new.granted_by is not null and exists (
    with recursive up as (
      select s.unit from people_staff s where s.id = new.granted_by
    ), below as (
      select new.asked_by as code
      union all
      select u.code from people_unit u join below b on u.parent = b.code
    )
    select from up join below on below.code = up.unit) then
    raise exception 'rates_exclusion_from_above: nobody of the unit leaves out what it is judged by'
      using errcode = 'check_violation', constraint = 'rates_exclusion_from_above';
  end if;
  if tg_op = 'UPDATE' and old.granted_at is not null and new.granted_at is distinct from old.granted_at then
    raise exception 'rates_exclusion_from_above: what was granted stays' using errcode = 'check_violation', constraint = 'rates_exclusion_stays';
  end if;
  return new;
end $$;
create trigger rates_exclusion_from_above before insert or update on rates_exclusion
  for each row execute function rates_exclusion_from_above();

create or replace view rates_request as
select m.id as matter, m.number, m.category, m.region, m.unit,
       matter_is_shielded(m.kind, m.type, m.confidential) as shielded,
       m.raised_at, m.due as due_at, m.closed_at, m.outcome,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'sign' and c.due is not null) as sign_due,
       not exists (select from matter_clock c where c.matter = m.id and c.name = 'sign' and c.due is not null
                     and (c.breached_at is not null or c.stopped_at is null or c.stopped_at > c.due)) as signed_in_time,
       m.due is not null and m.outcome is distinct from 'rejected' and m.outcome is distinct from 'withdrawn' as dated,
       coalesce(m.due_stopped_at <= m.due, false) as in_time,
       coalesce(r.extension = 'granted', false) as extended,
       coalesce(m.outcome = 'verdict', false) as judged,
       coalesce(m.contacted, false) as contacted,
       coalesce(m.solved, false) as solved,
       coalesce(m.satisfaction >= 4, false) as satisfied,
       coalesce(m.satisfaction = 3, false) as fair,
       coalesce(m.solved and r.reworks = 0 and r.reopened = 0, false) as first_time,
       coalesce(r.reworks > 0 or r.reopened > 0, false) as redone,
       coalesce(m.outcome = 'unreachable', false) as unreachable,
       coalesce(m.outcome = 'silent', false) as silent,
       exists (select from rates_exclusion e where e.about = m.id and e.granted_at is not null) as excluded,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'ruling') as returned,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'sign') as dispatched
from matter_row m left join hotline_request r on r.matter = m.id
where m.kind = 'request';
comment on column rates_request.excluded is 'Left out of appraisal; counted in the rate before exclusions.';
comment on column rates_request.returned is 'A unit gave it back and dispatch had to rule.';
comment on column rates_request.dispatched is 'It went to a unit.';

alter table rates_snapshot_matter add column excluded boolean not null default false;
comment on column rates_snapshot_matter.excluded is 'Left out of appraisal when it was published.';
