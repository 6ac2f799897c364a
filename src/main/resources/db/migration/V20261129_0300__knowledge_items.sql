-- Items of knowledge with versions. Nothing that was written is changed: a changed wording is another version, and what was
-- done with each stands in a line of its own. The answer texts before them could only be put there by the demo.
drop table knowledge_answer;

create table knowledge_item (
  id bigint generated always as identity constraint knowledge_item_pk primary key,
  unit text not null constraint knowledge_item_unit references people_unit,
  review_on date,
  reminded_for date,
  helped bigint not null default 0,
  unhelpful bigint not null default 0
);
create index knowledge_item_by_unit on knowledge_item (unit);
create index knowledge_item_by_review on knowledge_item (review_on);
comment on table knowledge_item is 'Items of knowledge 知识条目; what they say stands in knowledge_wording';
comment on column knowledge_item.id is 'Number';
comment on column knowledge_item.unit is 'Code of the unit that answers for its being right';
comment on column knowledge_item.review_on is 'When the owner is to look at it again; null before its first release';
comment on column knowledge_item.reminded_for is 'The review date that the owner was reminded of last';
comment on column knowledge_item.helped is 'How often somebody said that it answered the question; nothing about who';
comment on column knowledge_item.unhelpful is 'How often somebody said that it did not';

create table knowledge_wording (
  item bigint not null constraint knowledge_wording_of references knowledge_item,
  version integer not null constraint knowledge_wording_version check (version > 0),
  title text not null constraint knowledge_wording_title check (length(title) between 1 and 200),
  body text not null constraint knowledge_wording_body check (length(body) between 1 and 5000),
  category text not null constraint knowledge_wording_category references knowledge_category,
  region text constraint knowledge_wording_region references region_region,
  source text not null constraint knowledge_wording_source check (length(source) between 1 and 300),
  link text constraint knowledge_wording_link check (link ~ '^https?://' and length(link) <= 500),
  since date not null,
  until date,
  review_on date not null,
  search tsvector not null,
  written_at timestamptz not null,
  written_by bigint not null constraint knowledge_wording_by references people_staff,
  constraint knowledge_wording_pk primary key (item, version),
  constraint knowledge_wording_writer unique (item, version, written_by),
  constraint knowledge_wording_times check (until >= since)
);
create index knowledge_wording_search on knowledge_wording using gin (search);
create index knowledge_wording_by_category on knowledge_wording (category);
create index knowledge_wording_by_region on knowledge_wording (region);
comment on table knowledge_wording is 'append-only: what an item says, version by version';
comment on column knowledge_wording.item is 'The item';
comment on column knowledge_wording.version is 'Counts from 1';
comment on column knowledge_wording.title is 'The question in few words';
comment on column knowledge_wording.body is 'The answer in plain words';
comment on column knowledge_wording.category is 'Code of the category';
comment on column knowledge_wording.region is 'Code of the region where it holds, with all below; null for the whole city';
comment on column knowledge_wording.source is 'What it rests on: a rule, a notice';
comment on column knowledge_wording.link is 'Where that can be read';
comment on column knowledge_wording.since is 'The first day on which it holds';
comment on column knowledge_wording.until is 'The last day on which it holds; null for no end';
comment on column knowledge_wording.review_on is 'When the owner is to look at it again';
comment on column knowledge_wording.search is 'Tokens of title and body';
comment on column knowledge_wording.written_at is 'When it was written';
comment on column knowledge_wording.written_by is 'Who wrote it';

create table knowledge_act (
  id bigint generated always as identity constraint knowledge_act_pk primary key,
  item bigint not null,
  version integer not null,
  writer bigint not null,
  act text not null constraint knowledge_act_act check (act in ('release', 'refuse', 'withdraw', 'review')),
  at timestamptz not null,
  staff bigint not null constraint knowledge_act_by references people_staff,
  reason text,
  review_on date,
  constraint knowledge_act_of foreign key (item, version, writer) references knowledge_wording (item, version, written_by),
  constraint knowledge_released_by_another check (act <> 'release' or staff <> writer),
  constraint knowledge_act_reason check (act in ('release', 'review') or reason is not null and reason <> ''),
  constraint knowledge_act_review check ((act = 'review') = (review_on is not null))
);
create unique index knowledge_act_decided on knowledge_act (item, version) where act in ('release', 'refuse');
create index knowledge_act_by_item on knowledge_act (item, act, version);
comment on table knowledge_act is 'append-only: what was done with a version: released by somebody else than its writer, refused, withdrawn, looked at again';
comment on column knowledge_act.id is 'Number';
comment on column knowledge_act.item is 'The item';
comment on column knowledge_act.version is 'The version; withdrawn are this one and all before it';
comment on column knowledge_act.writer is 'Who wrote that version, so that the database can compare';
comment on column knowledge_act.act is 'release, refuse, withdraw or review';
comment on column knowledge_act.at is 'When';
comment on column knowledge_act.staff is 'By whom';
comment on column knowledge_act.reason is 'Why it was refused or withdrawn';
comment on column knowledge_act.review_on is 'When it is to be looked at again, after a review';

create table knowledge_question (
  id bigint generated always as identity constraint knowledge_question_pk primary key,
  words text not null constraint knowledge_question_words check (length(words) between 2 and 100 and words !~ '[0-9]'),
  search tsvector not null,
  times integer not null default 0,
  unhelpful integer not null default 0,
  first_on date not null,
  last_on date not null,
  state text not null default 'open' constraint knowledge_question_state check (state in ('open', 'made', 'dismissed')),
  reason text,
  item bigint constraint knowledge_question_item references knowledge_item,
  decided_by bigint constraint knowledge_question_by references people_staff,
  constraint knowledge_question_made check ((state = 'made') = (item is not null)),
  constraint knowledge_question_dismissed check ((state = 'dismissed') = (reason is not null))
);
create index knowledge_question_search on knowledge_question using gin (search);
create index knowledge_question_by_last on knowledge_question (last_on);
comment on table knowledge_question is 'What was looked for and not answered: words without numbers and names, counted, without who asked';
comment on column knowledge_question.id is 'Number';
comment on column knowledge_question.words is 'The words of the first who asked, numbers and names struck out';
comment on column knowledge_question.search is 'Tokens of the words, to find the same question again';
comment on column knowledge_question.times is 'How often nothing was found';
comment on column knowledge_question.unhelpful is 'How often what was found did not help';
comment on column knowledge_question.first_on is 'Day of the first time';
comment on column knowledge_question.last_on is 'Day of the last time';
comment on column knowledge_question.state is 'open, made into an item, or dismissed';
comment on column knowledge_question.reason is 'Why it was dismissed';
comment on column knowledge_question.item is 'The item that was made of it';
comment on column knowledge_question.decided_by is 'Who made or dismissed';
