-- Units, staff and duty lists.
create table people_unit (
  code text not null,
  name text not null,
  parent text,
  kind text not null,
  region text,
  phone text,
  active boolean not null default true,
  constraint people_unit_pk primary key (code),
  constraint people_unit_parent_fk foreign key (parent) references people_unit (code),
  constraint people_unit_code_ck check (code <> '' and length(code) <= 40),
  constraint people_unit_name_ck check (name <> '' and length(name) <= 200),
  constraint people_unit_kind_ck check (kind in ('hotline', 'handling', 'office')),
  constraint people_unit_self_ck check (parent <> code)
);
create index people_unit_parent_ix on people_unit (parent);
comment on table people_unit is 'A unit: the hotline body, a unit that handles, or an office; a tree by parent';
comment on column people_unit.code is 'Natural key, chosen by the city';
comment on column people_unit.name is 'The unit''s name as residents know it';
comment on column people_unit.parent is 'The unit above, none for a root';
comment on column people_unit.kind is 'hotline (takes in, sends, reviews, calls back), handling (does the work), office (leads, watches)';
comment on column people_unit.region is 'Code of the region that the unit serves, none for the whole city';
comment on column people_unit.phone is 'The unit''s public telephone';
comment on column people_unit.active is 'Whether new work may go to the unit';

create table people_staff (
  id bigint generated always as identity,
  name text not null,
  unit text,
  kind text not null,
  phone text,
  active boolean not null default true,
  constraint people_staff_pk primary key (id),
  constraint people_staff_unit_fk foreign key (unit) references people_unit (code),
  constraint people_staff_name_ck check (name <> '' and length(name) <= 200),
  constraint people_staff_kind_ck check (kind in ('person', 'machine'))
);
create index people_staff_unit_ix on people_staff (unit);
comment on table people_staff is 'Somebody who acts: a person of the staff, or a machine that has a token';
comment on column people_staff.id is 'The staff number that timelines and logs keep';
comment on column people_staff.name is 'The person''s or machine''s name, never shown to residents';
comment on column people_staff.unit is 'The unit the person works for, none for the city as a whole';
comment on column people_staff.kind is 'person or machine';
comment on column people_staff.phone is 'Telephone at work';
comment on column people_staff.active is 'Whether work may be assigned; lines are never deleted because logs name them';

create table people_duty (
  unit text not null,
  category text not null,
  constraint people_duty_pk primary key (unit, category),
  constraint people_duty_unit_fk foreign key (unit) references people_unit (code),
  constraint people_duty_category_ck check (category <> '')
);
comment on table people_duty is 'Duty lists (R-H14): only what is on a lower unit''s list may be handed down to it';
comment on column people_duty.unit is 'The unit whose list it is';
comment on column people_duty.category is 'Code of a category, or the beginning of its code: all categories below count too';

create sequence people_version_seq;
create table people_version (
  one boolean not null default true,
  version bigint not null,
  constraint people_version_pk primary key (one),
  constraint people_version_one_ck check (one)
);
insert into people_version (version) values (0);
comment on table people_version is 'One line: changes whenever a unit or a duty list does, so that servers forget what they keep in memory';
comment on column people_version.one is 'Always true: there is one line';
comment on column people_version.version is 'Taken from people_version_seq, which no rollback takes back';
