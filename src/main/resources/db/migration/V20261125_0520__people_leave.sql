create table people_leave (
  id bigint generated always as identity,
  staff bigint not null,
  deputy bigint not null,
  first_day date not null,
  last_day date not null,
  ended_at timestamptz,
  constraint people_leave_pk primary key (id),
  constraint people_leave_staff_fk foreign key (staff) references people_staff (id),
  constraint people_leave_deputy_fk foreign key (deputy) references people_staff (id),
  constraint people_leave_days_ck check (last_day >= first_day),
  constraint people_leave_other_ck check (deputy <> staff)
);
create index people_leave_staff_ix on people_leave (staff, last_day);
comment on table people_leave is 'Who stands in for whom while somebody is on leave; who planned it and why stands in people_change';
comment on column people_leave.id is 'Internal number';
comment on column people_leave.staff is 'Who is on leave';
comment on column people_leave.deputy is 'Who stands in, of the same unit';
comment on column people_leave.first_day is 'First day of the leave';
comment on column people_leave.last_day is 'Last day of the leave';
comment on column people_leave.ended_at is 'When it was taken back, none while it stands';
