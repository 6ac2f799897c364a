-- R-D02: past colours are kept. What is green has no line; a due that moves begins anew with none.
create table oversight_light (
  clock bigint not null constraint oversight_light_of references matter_clock,
  due timestamptz not null,
  light text not null constraint oversight_light_colour check (light in ('yellow', 'red')),
  name text not null,
  matter bigint not null constraint oversight_light_matter references matter_matter,
  at timestamptz not null,
  noted_at timestamptz not null,
  rule_version int not null,
  constraint oversight_light_pk primary key (clock, due, light)
);
create index oversight_light_by_matter on oversight_light (matter, at);
comment on table oversight_light is 'append-only: each time a running clock turned yellow or red, once for each due it had.';
comment on column oversight_light.clock is 'The clock.';
comment on column oversight_light.due is 'When it was due then.';
comment on column oversight_light.light is 'yellow or red.';
comment on column oversight_light.name is 'Which clock of the lifecycle.';
comment on column oversight_light.matter is 'Its matter.';
comment on column oversight_light.at is 'The moment from which it had that colour.';
comment on column oversight_light.noted_at is 'When the house noticed.';
comment on column oversight_light.rule_version is 'The version of the rule of lights.';

create table oversight_step (
  clock bigint not null constraint oversight_step_of references matter_clock,
  due timestamptz not null,
  rung int not null constraint oversight_step_rung check (rung > 0),
  matter bigint not null constraint oversight_step_matter references matter_matter,
  tier text not null constraint oversight_step_tier check (tier in ('unitHead', 'supervisor', 'upperUnit', 'leader')),
  told text[] not null constraint oversight_step_told check (cardinality(told) > 0),
  at timestamptz not null,
  rule_version int not null,
  constraint oversight_step_pk primary key (clock, due, rung)
);
create index oversight_step_by_matter on oversight_step (matter, at);
comment on table oversight_step is 'append-only: who was told that a clock ran out, step by step; each step once for each due.';
comment on column oversight_step.clock is 'The clock that ran out.';
comment on column oversight_step.due is 'When it was due.';
comment on column oversight_step.rung is 'Which step of the ladder, counted from 1.';
comment on column oversight_step.matter is 'Its matter.';
comment on column oversight_step.tier is 'Whom the ladder names.';
comment on column oversight_step.told is 'The desks that were told: staff:ID, unit:CODE or role:NAME.';
comment on column oversight_step.at is 'When they were told.';
comment on column oversight_step.rule_version is 'The version of the rule of ladders.';
