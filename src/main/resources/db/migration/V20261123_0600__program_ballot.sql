create table program_candidate (
  matter bigint not null constraint program_candidate_of references matter_matter,
  n int not null constraint program_candidate_n check (n > 0),
  title text not null constraint program_candidate_title check (title <> ''),
  score numeric(12,2) not null constraint program_candidate_score check (score >= 0),
  chosen boolean not null,
  constraint program_candidate_pk primary key (matter, n)
);
comment on table program_candidate is 'append-only: the candidates of the vote (票决) a project came out of, with their scores, chosen or not; kept on each that was chosen.';
comment on column program_candidate.matter is 'The matter.';
comment on column program_candidate.n is 'Its place in the record, from 1.';
comment on column program_candidate.title is 'What was voted on.';
comment on column program_candidate.score is 'Votes or points it got.';
comment on column program_candidate.chosen is 'Whether it was chosen.';

create table program_ballot (
  matter bigint not null constraint program_ballot_pk primary key constraint program_ballot_of references matter_matter,
  n int not null,
  body text not null constraint program_ballot_body check (body <> ''),
  day date not null,
  record text not null constraint program_ballot_record check (record <> ''),
  written_at timestamptz not null,
  written_by bigint not null constraint program_ballot_written_by references people_staff,
  constraint program_ballot_candidate foreign key (matter, n) references program_candidate
);
comment on table program_ballot is 'append-only: the vote (票决) a project came out of.';
comment on column program_ballot.matter is 'The matter.';
comment on column program_ballot.n is 'Which of the candidates became it.';
comment on column program_ballot.body is 'The body that voted.';
comment on column program_ballot.day is 'The day.';
comment on column program_ballot.record is 'The record of it.';
comment on column program_ballot.written_at is 'When it was written down.';
comment on column program_ballot.written_by is 'Who wrote it down.';
