-- What was done to several matters at once: each line is written in the transaction that acts, so that sending the same
-- form again acts on none of them twice.
create table desk_batch (
  token uuid constraint desk_batch_pk primary key,
  staff bigint not null constraint desk_batch_by references people_staff,
  action text not null,
  at timestamptz not null
);
create index desk_batch_by_time on desk_batch (at);
comment on table desk_batch is 'Forms that acted on several matters, kept for thirty days';
comment on column desk_batch.token is 'Made with the preview; the same form has the same';
comment on column desk_batch.staff is 'Who sent it';
comment on column desk_batch.action is 'Which action';
comment on column desk_batch.at is 'When it was sent first';

create table desk_batch_line (
  token uuid constraint desk_batch_line_of references desk_batch on delete cascade,
  number text,
  done boolean not null,
  told text,
  constraint desk_batch_line_pk primary key (token, number),
  constraint desk_batch_line_told check (done or told is not null)
);
comment on table desk_batch_line is 'What came of each matter of such a form';
comment on column desk_batch_line.token is 'Of which form';
comment on column desk_batch_line.number is 'Number of the matter';
comment on column desk_batch_line.done is 'Whether the action was done';
comment on column desk_batch_line.told is 'Why not, in the words told to whoever sent it';
