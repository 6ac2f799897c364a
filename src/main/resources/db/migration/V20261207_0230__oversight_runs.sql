-- An order on everything that a list shows: each matter in a transaction of its own, so that it goes on where it stopped.
create table oversight_run (
  id uuid constraint oversight_run_pk primary key,
  staff bigint not null constraint oversight_run_by references people_staff,
  at timestamptz not null,
  ends date not null,
  title text,
  demand text,
  finished_at timestamptz,
  constraint oversight_run_words check ((title is null) = (demand is null) and (title is null) = (finished_at is not null))
);
create index oversight_run_under_way on oversight_run (at) where finished_at is null;
comment on table oversight_run is 'One order of supervision on everything that a list showed.';
comment on column oversight_run.id is 'Of the form it was sent with, so that sending it again orders nothing twice.';
comment on column oversight_run.staff is 'Who ordered.';
comment on column oversight_run.at is 'When.';
comment on column oversight_run.ends is 'The day by which the units answer.';
comment on column oversight_run.title is 'In one line; gone once it is finished, for it stands in the orders.';
comment on column oversight_run.demand is 'What is to be done; gone with the title.';
comment on column oversight_run.finished_at is 'When each matter had its turn.';

create table oversight_run_line (
  run uuid not null constraint oversight_run_line_of references oversight_run,
  nr int not null,
  matter bigint not null constraint oversight_run_line_matter references matter_matter,
  ordered_by bigint constraint oversight_run_line_order references oversight_order,
  problem text,
  args text[],
  done_at timestamptz,
  constraint oversight_run_line_pk primary key (run, nr),
  constraint oversight_run_line_once unique (run, matter),
  constraint oversight_run_line_result check (num_nonnulls(ordered_by, problem) = case when done_at is null then 0 else 1 end)
);
create index oversight_run_line_waiting on oversight_run_line (run, nr) where done_at is null;
comment on table oversight_run_line is 'The matters of such an order, and what came of each.';
comment on column oversight_run_line.run is 'Which.';
comment on column oversight_run_line.nr is 'In which turn.';
comment on column oversight_run_line.matter is 'The matter.';
comment on column oversight_run_line.ordered_by is 'The order it is under.';
comment on column oversight_run_line.problem is 'Why not, as messages name it.';
comment on column oversight_run_line.args is 'What the message names.';
comment on column oversight_run_line.done_at is 'When it had its turn.';
