create table people_change (
  id bigint generated always as identity,
  at timestamptz not null,
  sort text not null,
  subject text not null,
  before jsonb,
  after jsonb not null,
  by_staff bigint,
  why text,
  constraint people_change_pk primary key (id),
  constraint people_change_sort_ck check (sort in ('unit', 'staff')),
  constraint people_change_why_ck check (by_staff is null or length(why) between 1 and 500)
);
create index people_change_subject_ix on people_change (sort, subject, id);
comment on table people_change is 'append-only: what changed in units, duty lists and staff';
comment on column people_change.id is 'Order of the changes';
comment on column people_change.at is 'When';
comment on column people_change.sort is 'unit or staff: what subject names';
comment on column people_change.subject is 'Code of the unit or number of the member of the staff';
comment on column people_change.before is 'The fields as they were, none for something new';
comment on column people_change.after is 'The fields as they are since then';
comment on column people_change.by_staff is 'Who changed it, none for the house: a demo, an import, an invitation that was used';
comment on column people_change.why is 'The reason that was given; required of a person';
