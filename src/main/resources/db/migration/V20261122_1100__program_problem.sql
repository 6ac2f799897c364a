-- Hard problems that leaders take upon themselves, and the three forms that go with each.
create table program_problem (
  matter bigint constraint program_problem_pk primary key constraint program_problem_of references matter_matter,
  leader bigint constraint program_problem_leader references people_staff,
  helper bigint constraint program_problem_helper references people_staff,
  monitor bigint constraint program_problem_monitor references people_staff,
  appraiser bigint constraint program_problem_appraiser references people_staff,
  key boolean not null default false,
  active boolean not null default true,
  goal text,
  measures text,
  end_date date,
  need int not null default 0,
  process int not null default 0,
  result int not null default 0,
  evaluated boolean not null default false,
  closed boolean not null default false,
  public_text text,
  objected int not null default 0,
  reworks int not null default 0,
  constraint program_problem_four_people check (
    leader <> helper and leader <> monitor and leader <> appraiser
    and helper <> monitor and helper <> appraiser and monitor <> appraiser),
  constraint program_problem_closed_is_over check (not (closed and active)),
  constraint program_problem_three_forms check (not closed or (need > 0 and process > 0 and result > 0))
);
create unique index program_problem_one_key on program_problem (leader) where active and key;
create index program_problem_by_helper on program_problem (helper) where helper is not null;
create index program_problem_by_monitor on program_problem (monitor) where monitor is not null;
create index program_problem_by_appraiser on program_problem (appraiser) where appraiser is not null;
comment on table program_problem is 'A hard problem that a leader takes upon himself: who leads, helps, watches and judges, four different people, and how far it is.';
comment on column program_problem.matter is 'The matter.';
comment on column program_problem.leader is 'Staff number of the leader who answers for it; absent until it is chosen.';
comment on column program_problem.helper is 'Staff number of who helps the leader (帮办员).';
comment on column program_problem.monitor is 'Staff number of who watches how it is solved (监督员).';
comment on column program_problem.appraiser is 'Staff number of who judges whether it is solved (评议员).';
comment on column program_problem.key is 'Whether it is the leader''s key problem: one leader has one at a time.';
comment on column program_problem.active is 'Whether it is neither closed nor dropped.';
comment on column program_problem.goal is 'What will be so when it is solved, as fixed.';
comment on column program_problem.measures is 'What will be done for it, as fixed.';
comment on column program_problem.end_date is 'The day by which it is to be solved, as fixed.';
comment on column program_problem.need is 'How often the form of needs was filled in; the number of its last version.';
comment on column program_problem.process is 'How often the form of the process was filled in.';
comment on column program_problem.result is 'How often the form of the result was filled in.';
comment on column program_problem.evaluated is 'Whether the appraiser found it solved since the leader last said so.';
comment on column program_problem.closed is 'Whether it ended after a public notice, and so with all three forms.';
comment on column program_problem.public_text is 'What the public notice says; written by staff for everybody, without names of residents.';
comment on column program_problem.objected is 'How many objections sent it back from a public notice.';
comment on column program_problem.reworks is 'How often the appraiser found it not solved.';

create table program_form (
  matter bigint not null constraint program_form_of references program_problem,
  form text not null constraint program_form_which check (form in ('need', 'process', 'result')),
  version int not null constraint program_form_version check (version > 0),
  at timestamptz not null,
  staff bigint not null constraint program_form_staff references people_staff,
  body text not null constraint program_form_body check (json_typeof(body::json) = 'object'),
  constraint program_form_pk primary key (matter, form, version)
);
comment on table program_form is 'append-only: the three forms of hard problems; each filling is a version of its own.';
comment on column program_form.matter is 'The hard problem.';
comment on column program_form.form is 'need (what people need), process (how it is solved), result (whether it is solved).';
comment on column program_form.version is 'Counts the fillings of this form, from 1.';
comment on column program_form.at is 'When it was filled in.';
comment on column program_form.staff is 'By whom.';
comment on column program_form.body is 'What was filled in, JSON as the fields are named.';
