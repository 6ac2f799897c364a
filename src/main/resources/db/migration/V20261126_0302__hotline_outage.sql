-- Notices of known outages: what is out, where, until when, and what callers are told.
create table hotline_outage (
  id bigint generated always as identity constraint hotline_outage_pk primary key,
  title text not null constraint hotline_outage_title check (length(title) between 1 and 100),
  category text not null,
  region text,
  street text,
  since timestamptz not null,
  until timestamptz not null,
  words text not null constraint hotline_outage_words check (length(words) between 1 and 2000),
  ended_at timestamptz,
  constraint hotline_outage_times check (until > since)
);
create index hotline_outage_by_until on hotline_outage (until) where ended_at is null;
comment on table hotline_outage is 'A notice of a known outage; over by itself after its last moment. Who put it up and ended it stands in hotline_outage_line';
comment on column hotline_outage.id is 'Number of the notice';
comment on column hotline_outage.title is 'What is out, in a few words';
comment on column hotline_outage.category is 'Code of the category, with all below it';
comment on column hotline_outage.region is 'Code of the region, with all below it; absent for the whole city';
comment on column hotline_outage.street is 'Street or place that an address must name; absent for all of the region';
comment on column hotline_outage.since is 'From when';
comment on column hotline_outage.until is 'Until when';
comment on column hotline_outage.words is 'What callers are told: the public answer';
comment on column hotline_outage.ended_at is 'When it was ended before its time';

create table hotline_outage_line (
  outage bigint not null constraint hotline_outage_line_of references hotline_outage,
  act text not null constraint hotline_outage_line_act check (act in ('up','end')),
  at timestamptz not null,
  staff bigint not null constraint hotline_outage_line_by references people_staff,
  constraint hotline_outage_line_pk primary key (outage, act)
);
comment on table hotline_outage_line is 'append-only: who put a notice up and who ended it. What it says is never changed: another one is put up';
comment on column hotline_outage_line.outage is 'The notice';
comment on column hotline_outage_line.act is 'Put up or ended before its time';
comment on column hotline_outage_line.at is 'When';
comment on column hotline_outage_line.staff is 'By whom';

create table hotline_outage_answer (
  matter bigint not null constraint hotline_outage_answer_of references matter_matter,
  outage bigint not null constraint hotline_outage_answer_by references hotline_outage,
  constraint hotline_outage_answer_pk primary key (matter, outage)
);
create index hotline_outage_answer_by_outage on hotline_outage_answer (outage);
comment on table hotline_outage_answer is 'append-only: which matters were answered with a notice; the answer itself stands in their timelines';
comment on column hotline_outage_answer.matter is 'The matter';
comment on column hotline_outage_answer.outage is 'The notice';
