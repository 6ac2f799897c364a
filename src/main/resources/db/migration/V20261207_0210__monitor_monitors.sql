-- M35: appointed monitors (社会监督员) see masked matters of their area, and what they find is answered.
create table monitor_appointment (
  id bigint generated always as identity constraint monitor_appointment_pk primary key,
  staff bigint not null constraint monitor_appointment_whom references people_staff,
  region text not null constraint monitor_appointment_region check (region ~ '^[0-9]{2,12}$'),
  categories text[] constraint monitor_appointment_categories check (cardinality(categories) > 0),
  from_day date not null,
  until_day date not null,
  works_for text constraint monitor_appointment_works_for references people_unit,
  phone_hash bytea,
  ground text not null constraint monitor_appointment_ground check (ground <> ''),
  at timestamptz not null,
  appointed_by bigint not null constraint monitor_appointment_by references people_staff,
  constraint monitor_appointment_by_another check (appointed_by <> staff),
  constraint monitor_appointment_for_a_time check (until_day > from_day and until_day <= from_day + 1827)
);
create index monitor_appointment_of on monitor_appointment (staff);
comment on table monitor_appointment is 'append-only: who was appointed a monitor, for what and until when.';
comment on column monitor_appointment.id is 'Which.';
comment on column monitor_appointment.staff is 'The monitor.';
comment on column monitor_appointment.region is 'The area: a region with all below it.';
comment on column monitor_appointment.categories is 'Codes of categories with all below them; absent for every category.';
comment on column monitor_appointment.from_day is 'First day.';
comment on column monitor_appointment.until_day is 'Last day; five years at most.';
comment on column monitor_appointment.works_for is 'The unit the monitor works for outside this house, if one; its matters stay out of sight.';
comment on column monitor_appointment.phone_hash is 'Keyed hash of the monitor''s own number; what was raised from it stays out of sight.';
comment on column monitor_appointment.ground is 'Why this person: whom it stands for, who put it forward.';
comment on column monitor_appointment.at is 'When it was written.';
comment on column monitor_appointment.appointed_by is 'Who appointed; never the monitor.';

create table monitor_ended (
  appointment bigint constraint monitor_ended_pk primary key constraint monitor_ended_of references monitor_appointment,
  at timestamptz not null,
  staff bigint not null constraint monitor_ended_by references people_staff,
  reason text not null constraint monitor_ended_reason check (reason <> '')
);
comment on table monitor_ended is 'append-only: appointments that ended before their last day.';
comment on column monitor_ended.appointment is 'Which.';
comment on column monitor_ended.at is 'When; nothing is seen from then on.';
comment on column monitor_ended.staff is 'Who ended it.';
comment on column monitor_ended.reason is 'Why.';

create view monitor_kin as
with recursive own as (
  select a.staff, u.code as unit from monitor_appointment a join people_staff s on s.id = a.staff
    join people_unit u on u.code in (s.unit, a.works_for)
  union
  select own.staff, u.code from own join people_unit u on u.parent = own.unit)
select staff, unit from own;
comment on view monitor_kin is 'The units of a monitor, with all below them: what these have or had is not for that monitor.';

create view monitor_sight as
select a.id as appointment, a.staff, a.from_day, a.until_day, p.id as matter, p.handle
from monitor_appointment a
join matter_public p on p.region like a.region || '%'
join matter_matter m on m.id = p.id
where not exists (select from monitor_ended e where e.appointment = a.id)
  and not matter_is_shielded(m.kind, m.type, m.confidential)
  and (a.categories is null or exists (select from unnest(a.categories) c where m.category like c || '%'))
  and not exists (select from monitor_appointment o join matter_identity i on i.phone_hash = o.phone_hash
    where o.staff = a.staff and i.matter = m.id)
  and not exists (select from monitor_kin k where k.staff = a.staff and (k.unit in (m.lead_unit, m.about_unit)
    or exists (select from matter_party q where q.matter = m.id and q.unit = k.unit)));
comment on view monitor_sight is 'Which matters each monitor sees, while from_day to until_day hold: of the own area and categories, nothing kept apart, nothing of the own unit, nothing raised from the own number.';

create view monitor_act as
select e.matter, e.seq, e.at, e.action
from matter_event e join matter_matter m on m.id = e.matter and not matter_is_shielded(m.kind, m.type, m.confidential);
comment on view monitor_act is 'Which acts were done with a matter that is not kept apart, and when; never by whom, nor what was said.';

create table monitor_opinion (
  matter bigint constraint monitor_opinion_pk primary key constraint monitor_opinion_matter references matter_matter,
  about bigint not null constraint monitor_opinion_about references matter_matter,
  monitor bigint not null constraint monitor_opinion_by references people_staff,
  appointment bigint not null constraint monitor_opinion_under references monitor_appointment,
  day date not null,
  rounds int not null default 0 constraint monitor_opinion_rounds check (rounds >= 0),
  open boolean not null default true,
  constraint monitor_opinion_not_itself check (matter <> about)
);
create unique index monitor_opinion_once on monitor_opinion (about, monitor) where open;
create index monitor_opinion_by_monitor on monitor_opinion (monitor, matter desc);
create index monitor_opinion_of on monitor_opinion (about);
comment on table monitor_opinion is 'What only a finding of a monitor has: which matter it is on, and by whom.';
comment on column monitor_opinion.matter is 'The finding.';
comment on column monitor_opinion.about is 'The matter it is on; one open finding of each monitor at most.';
comment on column monitor_opinion.monitor is 'The monitor.';
comment on column monitor_opinion.appointment is 'Under which appointment.';
comment on column monitor_opinion.day is 'The day it was written.';
comment on column monitor_opinion.rounds is 'How often the monitor said that the answer will not do.';
comment on column monitor_opinion.open is 'Whether it still runs.';

create function monitor_opinion_in_sight() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select from monitor_sight s where s.appointment = new.appointment and s.staff = new.monitor
        and s.matter = new.about and new.day between s.from_day and s.until_day) then
      raise check_violation using message = 'a monitor writes on what the monitor sees',
        constraint = 'monitor_opinion_in_sight', table = 'monitor_opinion';
    end if;
  elsif (old.matter, old.about, old.monitor, old.appointment, old.day)
      is distinct from (new.matter, new.about, new.monitor, new.appointment, new.day) then
    raise check_violation using message = 'a finding stays with its matter and its monitor',
      constraint = 'monitor_opinion_in_sight', table = 'monitor_opinion';
  end if;
  return new;
end $$;
comment on function monitor_opinion_in_sight is 'A finding is on a matter that its monitor sees on that day, and stays so.';
create trigger monitor_opinion_in_sight before insert or update on monitor_opinion
  for each row execute function monitor_opinion_in_sight();
