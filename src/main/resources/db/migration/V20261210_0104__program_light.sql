-- R-D02: past colours are kept. What is made up turns green, and that it was red stays.
create table program_light (
  matter bigint not null constraint program_light_of references matter_matter,
  day date not null,
  light text not null constraint program_light_colour check (light in ('DONE', 'GREEN', 'YELLOW', 'RED', 'NONE')),
  constraint program_light_pk primary key (matter, day)
);
comment on table program_light is 'append-only: the colour of an item against its plan, one line for each day on which it had another one than before.';
comment on column program_light.matter is 'The item.';
comment on column program_light.day is 'The day; the colour holds until the next line.';
comment on column program_light.light is 'The colour, as lists showed it when the day was looked at.';

create table program_light_day (
  day date constraint program_light_day_pk primary key,
  at timestamptz not null
);
comment on table program_light_day is 'append-only: days on which colours were written down; a day without a server has none.';
comment on column program_light_day.day is 'The day.';
comment on column program_light_day.at is 'When it was looked at.';
