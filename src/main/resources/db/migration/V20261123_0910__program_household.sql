-- The register of those a project touches, door by door; a count without the doors behind it could not be looked into.
drop table program_consent;
create table program_household (
  matter bigint not null constraint program_household_of references matter_matter,
  door text not null constraint program_household_door check (door <> '' and length(door) <= 60),
  agreed boolean,
  day date,
  constraint program_household_pk primary key (matter, door),
  constraint program_household_said check ((agreed is null) = (day is null))
);
comment on table program_household is 'The households that a project touches and whether they agree; the rate is counted from here.';
comment on column program_household.matter is 'The matter.';
comment on column program_household.door is 'Which household, by its door; no name.';
comment on column program_household.agreed is 'Whether it agreed; null while it has said nothing.';
comment on column program_household.day is 'The day it said so.';
