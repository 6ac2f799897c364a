-- Who is on call, and the phone that is called. A line is never changed: it is ended, and another takes its place.
create table people_oncall (
  id bigint generated always as identity,
  unit text not null,
  staff bigint not null,
  phone text not null,
  part text not null,
  days text not null,
  first_day date not null,
  last_day date not null,
  ended_at timestamptz,
  constraint people_oncall_pk primary key (id),
  constraint people_oncall_unit_fk foreign key (unit) references people_unit (code),
  constraint people_oncall_staff_fk foreign key (staff) references people_staff (id),
  constraint people_oncall_phone_ck check (length(phone) between 3 and 40),
  constraint people_oncall_part_ck check (part in ('day', 'night', 'both')),
  constraint people_oncall_days_ck check (days in ('any', 'working', 'rest')),
  constraint people_oncall_order_ck check (last_day >= first_day and last_day <= first_day + 366)
);
create unique index people_oncall_once on people_oncall (unit, part, days, first_day, last_day) where ended_at is null;
create index people_oncall_last_ix on people_oncall (last_day) where ended_at is null;
create index people_oncall_staff_ix on people_oncall (staff) where ended_at is null;
comment on table people_oncall is 'On-call lists: who of a unit is on call when; who put it there and why stands in people_change';
comment on column people_oncall.id is 'Internal number; a text message refers to it, so that the outbox keeps no number';
comment on column people_oncall.unit is 'The unit';
comment on column people_oncall.staff is 'Who is on call; counts only while active and of that unit';
comment on column people_oncall.phone is 'The phone that is called';
comment on column people_oncall.part is 'day (within the hours of work), night (from their end to their next beginning), both';
comment on column people_oncall.days is 'any, working (days that are worked), rest (those that are not); a night belongs to the day on which it begins';
comment on column people_oncall.first_day is 'First day';
comment on column people_oncall.last_day is 'Last day';
comment on column people_oncall.ended_at is 'When it was taken off the list, none while it stands';
