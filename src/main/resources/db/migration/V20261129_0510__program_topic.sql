-- 每月一题: one problem that many raise, with a lead unit, a plan, tasks, policies, and the demand before and since.
create table program_topic (
  matter bigint constraint program_topic_pk primary key constraint program_topic_of references matter_matter,
  title text not null constraint program_topic_title check (title <> ''),
  month date not null constraint program_topic_month check (extract(day from month) = 1),
  words text,
  theme bigint,
  theme_matters int,
  theme_people int,
  theme_first date,
  theme_last date,
  begins date,
  ends date,
  measures text,
  result text,
  verdict text constraint program_topic_verdict check (verdict in ('effective', 'partly', 'none')),
  before_n bigint,
  since_n bigint,
  since_months int,
  closed boolean not null default false,
  constraint program_topic_dates check (begins is null or ends is null or begins <= ends),
  constraint program_topic_closed_on_evidence check (not closed or num_nulls(result, verdict, before_n, since_n, since_months) = 0),
  constraint program_topic_theme_counted check (theme is null or (theme_matters > 0 and theme_people > 0))
);
create index program_topic_by_month on program_topic (month, matter);
create index program_topic_by_theme on program_topic (theme) where theme is not null;
comment on table program_topic is 'What only a topic of the month has.';
comment on column program_topic.matter is 'The matter.';
comment on column program_topic.title is 'What it is about, for pages that know no words of matters.';
comment on column program_topic.month is 'First day of the month it is the topic of; demand is compared before and since.';
comment on column program_topic.words is 'Words that a matter must have to count as demand; none where all of the category counts.';
comment on column program_topic.theme is 'Number of the theme it was opened from; how many raised that, never who.';
comment on column program_topic.theme_matters is 'How many matters the theme had then.';
comment on column program_topic.theme_people is 'How many people had raised them.';
comment on column program_topic.theme_first is 'Day of the first of them.';
comment on column program_topic.theme_last is 'Day of the last of them.';
comment on column program_topic.begins is 'First day of the plan.';
comment on column program_topic.ends is 'Last day of the plan.';
comment on column program_topic.measures is 'What is to be done.';
comment on column program_topic.result is 'What the lead unit says came of it.';
comment on column program_topic.verdict is 'Whether it helped, by somebody who did none of it.';
comment on column program_topic.before_n is 'Demand of the twelve months before, when it was judged.';
comment on column program_topic.since_n is 'Demand of the full months since, when it was judged.';
comment on column program_topic.since_months is 'How many full months these were.';
comment on column program_topic.closed is 'Whether it was judged.';

create table program_topic_task (
  matter bigint not null constraint program_topic_task_of references program_topic,
  task bigint not null constraint program_topic_task_item references program_item,
  added_at timestamptz not null,
  dropped_at timestamptz,
  constraint program_topic_task_pk primary key (matter, task)
);
create unique index program_topic_task_once on program_topic_task (task) where dropped_at is null;
comment on table program_topic_task is 'The tasks of a topic; each keeps its own list, clock and verdict.';
comment on column program_topic_task.matter is 'The topic.';
comment on column program_topic_task.task is 'The task, of one topic at most.';
comment on column program_topic_task.added_at is 'Since when.';
comment on column program_topic_task.dropped_at is 'Until when.';

create table program_policy (
  matter bigint not null constraint program_policy_of references program_topic,
  nr int not null constraint program_policy_nr check (nr > 0),
  title text not null constraint program_policy_title check (title <> ''),
  document text,
  issued date not null,
  link text,
  at timestamptz not null,
  staff bigint not null constraint program_policy_staff references people_staff,
  constraint program_policy_pk primary key (matter, nr)
);
comment on table program_policy is 'append-only: the policies that came of a topic.';
comment on column program_policy.matter is 'The topic.';
comment on column program_policy.nr is 'Counted from 1.';
comment on column program_policy.title is 'Its title.';
comment on column program_policy.document is 'Its document number (文号).';
comment on column program_policy.issued is 'When it was issued.';
comment on column program_policy.link is 'Where it can be read.';
comment on column program_policy.at is 'When it was put down.';
comment on column program_policy.staff is 'By whom.';

create function program_topic_judged() returns trigger
language plpgsql as $$
begin
  if exists (select from program_topic_task t join matter_matter m on m.id = t.task
      where t.matter = new.matter and t.dropped_at is null and m.outcome is null)
    or not exists (select from program_topic_task t join matter_matter m on m.id = t.task
      where t.matter = new.matter and t.dropped_at is null and m.outcome = 'verdict') then
    raise check_violation using message = 'a topic is closed once its tasks are struck off',
      constraint = 'program_topic_tasks_done', table = 'program_topic';
  end if;
  return null;
end $$;
comment on function program_topic_judged is 'No topic is closed while one of its tasks is open, or without any that was struck off.';
create trigger program_topic_judged after update of closed on program_topic
  for each row when (new.closed) execute function program_topic_judged();
