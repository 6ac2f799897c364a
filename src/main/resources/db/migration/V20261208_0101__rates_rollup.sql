-- Rates of any period without counting each request again: sums by blocks of days, each request as it stands in them, and
-- what has changed since. The sums, less the changed requests as they stand in them, plus those as the ledger has them now,
-- are at every moment what counting all of them gives.

-- The facts of a request as one number. A bit keeps its meaning for ever: 1 shielded, 2 left out, 4 unreachable, 8 silent, and
-- from 16 on the facts in the order of the enum Fact. A release with a new fact replaces this view and marks every request
-- in rates_stale; what is in the sums meanwhile is taken out as it went in.
create view rates_fact as
select r.matter, coalesce(r.unit, '') as unit, coalesce(left(r.category, 2), '') as category,
       coalesce(left(r.region, 6), '') as region,
       (r.shielded::int << 0) | (r.excluded::int << 1) | (r.unreachable::int << 2) | (r.silent::int << 3) | (r.sign_due::int << 4)
         | (r.signed_in_time::int << 5) | (r.dated::int << 6) | (r.in_time::int << 7) | (r.extended::int << 8) | (r.judged::int << 9)
         | (r.contacted::int << 10) | (r.solved::int << 11) | (r.satisfied::int << 12) | (r.fair::int << 13) | (r.first_time::int << 14)
         | (r.redone::int << 15) | (r.dispatched::int << 16) | (r.returned::int << 17) as facts,
       r.raised_at, r.due_at, r.closed_at, r.outcome
from rates_request r;
comment on view rates_fact is 'Requests as rates count them, their facts as bits of one number.';
comment on column rates_fact.matter is 'The request.';
comment on column rates_fact.unit is 'The unit that leads or led; empty for none.';
comment on column rates_fact.category is 'The class at the top of the tree; empty for none.';
comment on column rates_fact.region is 'The county; empty for none.';
comment on column rates_fact.facts is 'What is so, bit by bit.';
comment on column rates_fact.raised_at is 'When it was raised.';
comment on column rates_fact.due_at is 'When handling is or was due.';
comment on column rates_fact.closed_at is 'When it ended.';
comment on column rates_fact.outcome is 'How it ended; absent while it is open.';

create table rates_line (
  matter bigint constraint rates_line_pk primary key,
  unit text not null,
  category text not null,
  region text not null,
  facts int not null,
  raised_day date not null,
  due_day date,
  closed_day date
);
create index rates_line_raised on rates_line (raised_day);
create index rates_line_due on rates_line (due_day);
create index rates_line_closed on rates_line (closed_day);
comment on table rates_line is 'Each request as it stands in the sums of rates_rollup.';
comment on column rates_line.matter is 'The request.';
comment on column rates_line.unit is 'Its unit; empty for none.';
comment on column rates_line.category is 'Its class at the top of the tree; empty for none.';
comment on column rates_line.region is 'Its county; empty for none.';
comment on column rates_line.facts is 'What was so, as the bits of rates_fact.';
comment on column rates_line.raised_day is 'The day in the city on which it was raised.';
comment on column rates_line.due_day is 'The day that its due falls on.';
comment on column rates_line.closed_day is 'The day on which it ended; absent while it is open.';

create table rates_rollup (
  grouped_by text not null constraint rates_rollup_grouped_by check (grouped_by in ('unit', 'category', 'region')),
  moment text not null constraint rates_rollup_moment check (moment in ('raised', 'due', 'closed')),
  block text not null constraint rates_rollup_block check (block in ('month', 'five')),
  first_day date not null,
  unit text not null,
  key text not null,
  facts int not null,
  n bigint not null,
  constraint rates_rollup_pk primary key (grouped_by, moment, block, first_day, unit, key, facts)
);
comment on table rates_rollup is 'How many lines of rates_line are alike, block of days by block of days. What this says follows from rates_line at any moment.';
comment on column rates_rollup.grouped_by is 'What the key is: unit, class or county; by class and county without those that are kept apart.';
comment on column rates_rollup.moment is 'Which of the three days.';
comment on column rates_rollup.block is 'A calendar month, or five days of one (the last to its end): months of account may begin on any day.';
comment on column rates_rollup.first_day is 'First day of the block.';
comment on column rates_rollup.unit is 'Unit of the lines.';
comment on column rates_rollup.key is 'Unit, class or county of the lines.';
comment on column rates_rollup.facts is 'Facts of the lines.';
comment on column rates_rollup.n is 'How many lines.';

create table rates_folded (
  only_one boolean not null default true constraint rates_folded_pk primary key constraint rates_folded_one check (only_one),
  zone text not null
);
comment on table rates_folded is 'By which clock the days of rates_line are told.';
comment on column rates_folded.only_one is 'There is one line.';
comment on column rates_folded.zone is 'Time zone of the city.';

-- A line for each change, without a key: whoever writes waits for nobody, and a change that is written while others are folded
-- keeps its line. (With one line a request and "on conflict do nothing" it would lean on a line that is just being taken away.)
create table rates_stale (
  matter bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on table rates_stale is 'Requests that changed since they were folded into the sums, once or more often.';
comment on column rates_stale.matter is 'The request.';

create function rates_mark_matter() returns trigger language plpgsql as $$
begin
  insert into rates_stale (matter) values (case when tg_op = 'DELETE' then old.id else new.id end);
  return null;
end $$;
comment on function rates_mark_matter is 'Something changed that the view rates_request reads.';
create function rates_mark_born() returns trigger language plpgsql as $$
begin
  insert into rates_stale (matter) select id from born where kind = 'request';
  return null;
end $$;
comment on function rates_mark_born is 'Requests are new.';
create function rates_mark_part() returns trigger language plpgsql as $$
begin
  insert into rates_stale (matter) values (case when tg_op = 'DELETE' then old.matter else new.matter end);
  return null;
end $$;
comment on function rates_mark_part is 'A clock or an own column changed that the view rates_request reads.';
create function rates_mark_about() returns trigger language plpgsql as $$
begin
  insert into rates_stale (matter) values (case when tg_op = 'DELETE' then old.about else new.about end);
  return null;
end $$;
comment on function rates_mark_about is 'A request was left out of appraisal.';
create function rates_mark_shielded() returns trigger language plpgsql as $$
begin
  insert into rates_stale (matter) select m.id from matter_matter m join changed c on c.kind = m.kind and c.type = m.type
  where m.kind = 'request';
  return null;
end $$;
comment on function rates_mark_shielded is 'A whole type is kept apart now.';

create trigger rates_mark_born after insert on matter_matter
  referencing new table as born for each statement execute function rates_mark_born();
create trigger rates_mark_changed
  after update of kind, type, confidential, category, region, lead_unit, raised_at, due, due_stopped_at, outcome, contacted,
    solved, satisfaction, closed_at on matter_matter
  for each row when ((new.kind = 'request' or old.kind = 'request')
    and (old.kind, old.type, old.confidential, old.category, old.region, old.lead_unit, old.raised_at, old.due,
         old.due_stopped_at, old.outcome, old.contacted, old.solved, old.satisfaction, old.closed_at)
      is distinct from (new.kind, new.type, new.confidential, new.category, new.region, new.lead_unit, new.raised_at, new.due,
         new.due_stopped_at, new.outcome, new.contacted, new.solved, new.satisfaction, new.closed_at))
  execute function rates_mark_matter();
create trigger rates_mark_gone after delete on matter_matter
  for each row when (old.kind = 'request') execute function rates_mark_matter();

create trigger rates_mark_clock after insert on matter_clock
  for each row when (new.name in ('sign', 'ruling')) execute function rates_mark_part();
create trigger rates_mark_clock_changed after update of name, due, breached_at, stopped_at on matter_clock
  for each row when ((new.name in ('sign', 'ruling') or old.name in ('sign', 'ruling'))
    and (old.name, old.due, old.breached_at, old.stopped_at) is distinct from (new.name, new.due, new.breached_at, new.stopped_at))
  execute function rates_mark_part();
create trigger rates_mark_clock_gone after delete on matter_clock
  for each row when (old.name in ('sign', 'ruling')) execute function rates_mark_part();

create trigger rates_mark_request after insert on hotline_request
  for each row when (new.extension = 'granted' or new.reworks > 0 or new.reopened > 0) execute function rates_mark_part();
create trigger rates_mark_request_changed after update of extension, reworks, reopened on hotline_request
  for each row when ((old.extension, old.reworks, old.reopened) is distinct from (new.extension, new.reworks, new.reopened))
  execute function rates_mark_part();
create trigger rates_mark_request_gone after delete on hotline_request
  for each row execute function rates_mark_part();

create trigger rates_mark_exclusion after insert on rates_exclusion
  for each row when (new.granted_at is not null) execute function rates_mark_about();
create trigger rates_mark_exclusion_changed after update of granted_at on rates_exclusion
  for each row when (old.granted_at is distinct from new.granted_at) execute function rates_mark_about();
create trigger rates_mark_exclusion_gone after delete on rates_exclusion
  for each row when (old.granted_at is not null) execute function rates_mark_about();

create trigger rates_mark_shielded after insert on matter_shielded_type
  referencing new table as changed for each statement execute function rates_mark_shielded();
create trigger rates_mark_not_shielded after delete on matter_shielded_type
  referencing old table as changed for each statement execute function rates_mark_shielded();

-- Everything is new. It is folded in parts, after the start; meanwhile rates are counted request by request, as before.
insert into rates_stale (matter) select id from matter_matter where kind = 'request';
