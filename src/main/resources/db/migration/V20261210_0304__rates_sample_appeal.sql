-- M21: a unit may appeal against what a drawing gave of it, once; somebody who stands above decides in writing. The figures stay: what is
-- set aside says so beside them.
create table rates_sample_appeal (
  sample bigint not null constraint rates_sample_appeal_of references rates_sample,
  unit text not null constraint rates_sample_appeal_unit references people_unit,
  at timestamptz not null,
  staff bigint not null constraint rates_sample_appeal_by references people_staff,
  reason text not null constraint rates_sample_appeal_reason check (reason <> ''),
  constraint rates_sample_appeal_pk primary key (sample, unit)
);
comment on table rates_sample_appeal is 'append-only: what a unit says against its result of a drawing.';
comment on column rates_sample_appeal.sample is 'The drawing.';
comment on column rates_sample_appeal.unit is 'The unit.';
comment on column rates_sample_appeal.at is 'When.';
comment on column rates_sample_appeal.staff is 'Who, of that unit.';
comment on column rates_sample_appeal.reason is 'Why.';

create table rates_sample_ruling (
  sample bigint not null,
  unit text not null,
  at timestamptz not null,
  staff bigint not null constraint rates_sample_ruling_by references people_staff,
  aside boolean not null,
  why text not null constraint rates_sample_ruling_why check (why <> ''),
  constraint rates_sample_ruling_pk primary key (sample, unit),
  constraint rates_sample_ruling_of foreign key (sample, unit) references rates_sample_appeal
);
comment on table rates_sample_ruling is 'append-only: what was decided on it, in writing.';
comment on column rates_sample_ruling.sample is 'The drawing.';
comment on column rates_sample_ruling.unit is 'The unit.';
comment on column rates_sample_ruling.at is 'When.';
comment on column rates_sample_ruling.staff is 'Who: of no unit that handles, or of one above, and nobody who called.';
comment on column rates_sample_ruling.aside is 'It is no reference for appraisal; else it stands.';
comment on column rates_sample_ruling.why is 'Why.';

create function rates_sample_appealed() returns trigger language plpgsql as $$
begin
  if not exists (select from people_staff s where s.id = new.staff and s.unit = new.unit) then
    raise exception 'rates_sample_appeal_own: a unit appeals for itself' using errcode = 'check_violation', constraint = 'rates_sample_appeal_own';
  end if;
  if not exists (select from rates_sample_figure f where f.sample = new.sample and f.unit = new.unit and f.waiting = 0) then
    raise exception 'rates_sample_appeal_over: only once all are called' using errcode = 'check_violation', constraint = 'rates_sample_appeal_over';
  end if;
  return new;
end $$;
comment on function rates_sample_appealed is 'A unit appeals for itself, once all that were drawn of it are called.';
create trigger rates_sample_appealed before insert on rates_sample_appeal for each row execute function rates_sample_appealed();

create function rates_sample_ruled() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above as (
      select new.unit as code
      union
      select u.parent from people_unit u join above a on a.code = u.code where u.parent is not null)
    select from people_staff s join people_unit u on u.code = s.unit
    where s.id = new.staff and u.kind = 'handling' and (u.code = new.unit or u.code not in (select code from above))) then
    raise exception 'rates_sample_ruling_from_above: only somebody above the unit decides'
      using errcode = 'check_violation', constraint = 'rates_sample_ruling_from_above';
  end if;
  if exists (select from rates_sample_call c where c.sample = new.sample and c.called_by = new.staff) then
    raise exception 'rates_sample_ruling_by_another: who called does not decide' using errcode = 'check_violation', constraint = 'rates_sample_ruling_by_another';
  end if;
  return new;
end $$;
comment on function rates_sample_ruled is 'Whoever decides stands above the unit and has called nobody.';
create trigger rates_sample_ruled before insert on rates_sample_ruling for each row execute function rates_sample_ruled();
