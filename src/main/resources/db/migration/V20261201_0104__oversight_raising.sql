-- M09, R-D05: what a unit cannot do alone is asked of the tier above; at any time exactly one unit has it.
create table oversight_raising (
  matter bigint constraint oversight_raising_pk primary key constraint oversight_raising_matter references matter_matter,
  about bigint not null constraint oversight_raising_about references matter_matter,
  asked_by text not null constraint oversight_raising_by references people_unit,
  open boolean not null default true,
  refused boolean not null default false,
  level int not null default 1 constraint oversight_raising_level check (level >= 0),
  ends date,
  constraint oversight_raising_not_itself check (matter <> about)
);
create unique index oversight_raising_once on oversight_raising (about) where open;
create index oversight_raising_of on oversight_raising (about);
comment on table oversight_raising is 'What only a raised matter (提级) has: what it is about, and how far up it is.';
comment on column oversight_raising.matter is 'The raised matter.';
comment on column oversight_raising.about is 'The matter that the unit cannot do alone; one open raising at most for each.';
comment on column oversight_raising.asked_by is 'The unit that asked, and still answers whoever raised the matter.';
comment on column oversight_raising.open is 'Whether it still runs.';
comment on column oversight_raising.refused is 'Whether the first tier above refused it.';
comment on column oversight_raising.level is 'Place of the unit that has it on the way up; 0 is the unit that asked.';
comment on column oversight_raising.ends is 'The day by which the tier that accepted it answers.';

create table oversight_way (
  matter bigint not null constraint oversight_way_of references oversight_raising,
  nr int not null constraint oversight_way_nr check (nr >= 0),
  unit text not null constraint oversight_way_unit references people_unit,
  constraint oversight_way_pk primary key (matter, nr)
);
comment on table oversight_way is 'The way up of a raised matter, down which the answer comes.';
comment on column oversight_way.matter is 'The raised matter.';
comment on column oversight_way.nr is 'Place on the way; 0 is the unit that asked.';
comment on column oversight_way.unit is 'The unit.';
