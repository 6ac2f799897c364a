-- Small deeds for people, and the waves in which many are done together.
create table program_wave (
  code text constraint program_wave_pk primary key,
  name text not null,
  begins date not null,
  ends date not null,
  constraint program_wave_code check (code ~ '^[0-9A-Za-z-]{1,40}$'),
  constraint program_wave_name check (name <> '' and length(name) <= 200),
  constraint program_wave_days check (begins <= ends)
);
comment on table program_wave is 'A wave (集中行动): days in which many deeds are done together.';
comment on column program_wave.code is 'Natural key, chosen by the list office.';
comment on column program_wave.name is 'What it is called.';
comment on column program_wave.begins is 'Its first day.';
comment on column program_wave.ends is 'Its last day.';

create table program_deed (
  matter bigint constraint program_deed_pk primary key constraint program_deed_of references matter_matter,
  doer bigint not null constraint program_deed_doer references people_staff,
  site text constraint program_deed_site references people_unit,
  named boolean not null,
  wave text constraint program_deed_wave references program_wave,
  day date not null,
  done_on date,
  persons int not null default 0 constraint program_deed_persons check (persons >= 0),
  person_times int not null default 0,
  items int not null default 0 constraint program_deed_items check (items >= 0),
  reworks int not null default 0,
  constraint program_deed_for_somebody check (named or site is not null),
  constraint program_deed_person_times check (person_times >= persons)
);
create index program_deed_by_wave on program_deed (wave) where wave is not null;
create index program_deed_by_done_on on program_deed (done_on) where done_on is not null;
create index program_deed_by_doer on program_deed (doer);
comment on table program_deed is 'A deed done for people: by whom, for whom or where, and how much. It counts only once somebody else has confirmed it.';
comment on column program_deed.matter is 'The matter; its lead unit is the doer''s.';
comment on column program_deed.doer is 'Staff number of who does it.';
comment on column program_deed.site is 'The community where it is done, a unit; it may confirm.';
comment on column program_deed.named is 'Whether somebody is named for whom it is done; who is in the identity.';
comment on column program_deed.wave is 'The wave it belongs to; at most one.';
comment on column program_deed.day is 'The day on which it is to be done; its clock.';
comment on column program_deed.done_on is 'The day on which the doer said it was done.';
comment on column program_deed.persons is 'How many people it reached.';
comment on column program_deed.person_times is 'How many times it reached somebody.';
comment on column program_deed.items is 'How many things were done, sold or given.';
comment on column program_deed.reworks is 'How often those it is for said that it was not done.';
