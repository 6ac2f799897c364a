-- The days of each year that do not follow the week, as loaded: a year is never changed, only loaded again.
create table calendar_year (
  year int not null,
  version int not null,
  loaded_at timestamptz not null,
  by_staff bigint,
  why text not null,
  constraint calendar_year_pk primary key (year, version),
  constraint calendar_year_version_from_1 check (version >= 1)
);
comment on table calendar_year is 'append-only: every loading of a year''s calendar; the highest version of a year holds';
comment on column calendar_year.year is 'the year of the notice';
comment on column calendar_year.version is 'counts from 1 within the year';
comment on column calendar_year.loaded_at is 'when it was loaded';
comment on column calendar_year.by_staff is 'staff number of who loaded it, null for what comes with the program';
comment on column calendar_year.why is 'the reason given';

create table calendar_day (
  year int not null,
  version int not null,
  date date not null,
  rest boolean not null,
  name text not null,
  source text,
  constraint calendar_day_pk primary key (year, version, date),
  constraint calendar_day_year_fk foreign key (year, version) references calendar_year (year, version)
);
comment on table calendar_day is 'append-only: the days of a loading that do not follow the week';
comment on column calendar_day.year is 'the year of the notice, which may name days of the December before';
comment on column calendar_day.version is 'the loading';
comment on column calendar_day.date is 'the day';
comment on column calendar_day.rest is 'true: nobody works; false: a working day made up';
comment on column calendar_day.name is 'the holiday the day belongs to';
comment on column calendar_day.source is 'address of the notice, null if not told';
