-- Rectifications (M14).
alter table program_item
  add column fault_class text constraint program_item_fault_class check (fault_class in
    ('safety','quality','environment','procedure','service','conduct','other')),
  add column cause text,
  add column sponsor text,
  add column rounds int not null default 0,
  add column asked_at timestamptz;
comment on column program_item.fault_class is 'Of which class the fault is.';
comment on column program_item.cause is 'Why it came to be.';
comment on column program_item.sponsor is 'Who of the leadership answers for it (包抓领导).';
comment on column program_item.rounds is 'How often acceptance was asked: the round that runs, or the last one.';
comment on column program_item.asked_at is 'When the last round was asked.';

create table program_round (
  matter bigint not null constraint program_round_of references matter_matter,
  n int not null constraint program_round_n check (n > 0),
  asked_at timestamptz not null,
  decided_at timestamptz not null,
  passed boolean not null,
  reason text not null,
  decided_by bigint not null constraint program_round_decided_by references people_staff,
  constraint program_round_pk primary key (matter, n),
  constraint program_round_times check (asked_at <= decided_at)
);
comment on table program_round is 'append-only: the rounds of acceptance of a rectification, each written when it is decided and never changed.';
comment on column program_round.matter is 'The matter.';
comment on column program_round.n is 'Which round, from 1.';
comment on column program_round.asked_at is 'When the unit asked for it.';
comment on column program_round.decided_at is 'When it was decided.';
comment on column program_round.passed is 'Whether it was passed.';
comment on column program_round.reason is 'What was found, or why it failed.';
comment on column program_round.decided_by is 'Who of the acceptance group decided.';
