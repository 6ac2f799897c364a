create table demo_city (
  part text not null,
  filled_at timestamptz not null,
  constraint demo_city_pk primary key (part),
  constraint demo_city_part_ck check (part in ('city', 'requests'))
);
comment on table demo_city is 'Which parts of the demo city are filled; each part and its line are written in one transaction. Empty outside the demo';
comment on column demo_city.part is 'city: units, staff, directory, answers; requests: what happened in the last ninety days';
comment on column demo_city.filled_at is 'When it was filled, in real time';
