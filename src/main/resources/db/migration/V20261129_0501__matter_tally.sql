-- How many matters were raised, by class, place and month. Every change of a matter that moves it from one number to
-- another leaves two lines in the same transaction; nobody waits for anybody. From time to time the lines are added up.
-- The numbers at any moment are those added up and the lines that are left: nothing is lost and nothing counts twice.
create table matter_tally_line (
  id bigint generated always as identity constraint matter_tally_line_pk primary key,
  kind text not null,
  type text,
  category text,
  region text,
  confidential boolean not null,
  merged boolean not null,
  raised_at timestamptz not null,
  n int not null
);
comment on table matter_tally_line is 'What is still to be added to the numbers of matter_tally.';
comment on column matter_tally_line.id is 'Which.';
comment on column matter_tally_line.kind is 'Kind of the matter.';
comment on column matter_tally_line.type is 'Type of the matter.';
comment on column matter_tally_line.category is 'Category of the matter.';
comment on column matter_tally_line.region is 'Region of the matter.';
comment on column matter_tally_line.confidential is 'Whether it is confidential.';
comment on column matter_tally_line.merged is 'Whether it follows another one.';
comment on column matter_tally_line.raised_at is 'When it was raised.';
comment on column matter_tally_line.n is '1 for one more, -1 for one less.';

create table matter_tally (
  level smallint not null,
  region text,
  month date not null,
  kind text not null,
  type text,
  category text,
  confidential boolean not null,
  merged boolean not null,
  n bigint not null,
  constraint matter_tally_once unique nulls not distinct (level, region, month, kind, category, type, confidential, merged),
  constraint matter_tally_level check ((level = 0) = (region is null) and level in (0, 2, 4, 6, 9, 12))
);
comment on table matter_tally is 'How many matters were raised in a month, of each class, for the whole city and for each region with all inside it.';
comment on column matter_tally.level is 'Digits of the region''s code; 0 for everything.';
comment on column matter_tally.region is 'The region, with all inside it.';
comment on column matter_tally.month is 'First day of the month, as the city counts days.';
comment on column matter_tally.kind is 'Kind of the matters.';
comment on column matter_tally.type is 'Type of the matters.';
comment on column matter_tally.category is 'Category of the matters.';
comment on column matter_tally.confidential is 'Whether they are confidential.';
comment on column matter_tally.merged is 'Whether they follow others.';
comment on column matter_tally.n is 'How many.';

create function matter_tally_born() returns trigger
language plpgsql as $$
begin
  insert into matter_tally_line (kind, type, category, region, confidential, merged, raised_at, n)
  select kind, type, category, region, confidential, main_id is not null, raised_at, 1 from born;
  return null;
end $$;
comment on function matter_tally_born is 'Counts what was raised.';
create trigger matter_tally_born after insert on matter_matter
  referencing new table as born for each statement execute function matter_tally_born();

create function matter_tally_moved() returns trigger
language plpgsql as $$
begin
  insert into matter_tally_line (kind, type, category, region, confidential, merged, raised_at, n)
  values (old.kind, old.type, old.category, old.region, old.confidential, old.main_id is not null, old.raised_at, -1);
  if tg_op = 'UPDATE' then
    insert into matter_tally_line (kind, type, category, region, confidential, merged, raised_at, n)
    values (new.kind, new.type, new.category, new.region, new.confidential, new.main_id is not null, new.raised_at, 1);
  end if;
  return null;
end $$;
comment on function matter_tally_moved is 'Takes a matter out of the number it counted in, and into the other.';
create trigger matter_tally_moved after update of kind, type, category, region, confidential, main_id, raised_at on matter_matter
  for each row when ((old.kind, old.type, old.category, old.region, old.confidential, old.main_id is null, old.raised_at)
    is distinct from (new.kind, new.type, new.category, new.region, new.confidential, new.main_id is null, new.raised_at))
  execute function matter_tally_moved();
create trigger matter_tally_gone after delete on matter_matter for each row execute function matter_tally_moved();

insert into matter_tally_line (kind, type, category, region, confidential, merged, raised_at, n)
select kind, type, category, region, confidential, main_id is not null, raised_at, 1 from matter_matter;
