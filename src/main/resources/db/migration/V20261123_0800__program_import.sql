create table program_import (
  id uuid constraint program_import_pk primary key,
  list text not null constraint program_import_list references program_list,
  kind text not null constraint program_import_kind check (kind in ('task','rectification')),
  name text not null,
  language text not null,
  content bytea,
  columns text not null default '{}',
  stage text not null constraint program_import_stage check (stage in ('columns','reading','ready','checking','importing','done','failed')),
  total bigint not null default 0,
  rows_done bigint not null default 0,
  reads int not null default 0,
  differs boolean not null default false,
  report text,
  faults text not null default '',
  failure text,
  failed_in text,
  made_at timestamptz not null,
  made_by bigint not null constraint program_import_made_by references people_staff,
  confirmed_at timestamptz,
  confirmed_by bigint,
  runner uuid,
  beat_at timestamptz,
  constraint program_import_confirmed_by_who_made_it check (confirmed_by is null or confirmed_by = made_by),
  constraint program_import_not_unconfirmed check (stage not in ('checking','importing','done') or num_nonnulls(confirmed_at, confirmed_by) = 2),
  constraint program_import_failed check ((stage = 'failed') = (failed_in is not null)),
  constraint program_import_content_goes check ((stage = 'done') = (content is null))
);
comment on table program_import is 'Tables that were sent and are being looked at, confirmed or read onto a list; gone a day later.';
comment on column program_import.id is 'In its address; not to be guessed.';
comment on column program_import.list is 'The list it is for.';
comment on column program_import.kind is 'What its rows are.';
comment on column program_import.name is 'Name of the file.';
comment on column program_import.language is 'In which language its errors are told.';
comment on column program_import.content is 'The file; gone as soon as it is on the list.';
comment on column program_import.columns is 'JSON: their names of columns to the codes of ours; to nothing for those not read.';
comment on column program_import.stage is 'columns: somebody must say what is what; reading: a preview is made; ready: shown and waiting for the word; checking: whether the preview still holds; importing; done; failed.';
comment on column program_import.total is 'Rows of the file.';
comment on column program_import.rows_done is 'Rows that the present stage has done; while importing, written with what it wrote.';
comment on column program_import.reads is 'How many previews were made: only the last one can be confirmed.';
comment on column program_import.differs is 'The list had changed since the preview before this one.';
comment on column program_import.report is 'JSON: what would become of the rows, or what became of them.';
comment on column program_import.faults is 'CSV: what is wrong, line by line.';
comment on column program_import.failure is 'Why it could not be read, in words.';
comment on column program_import.failed_in is 'At which stage.';
comment on column program_import.made_at is 'When it was sent.';
comment on column program_import.made_by is 'Who sent it; nobody else sees or confirms it.';
comment on column program_import.confirmed_at is 'When it was confirmed.';
comment on column program_import.confirmed_by is 'Who confirmed it.';
comment on column program_import.runner is 'Who works on it: whoever comes with another name stops.';
comment on column program_import.beat_at is 'When that one was last heard of.';
create index program_import_by_maker on program_import (made_by, list);
create index program_import_at_work on program_import (beat_at) where stage in ('reading','checking','importing');

create table program_import_column (
  list text not null constraint program_import_column_list references program_list,
  kind text not null constraint program_import_column_kind check (kind in ('task','rectification')),
  theirs text not null,
  place int not null,
  ours text,
  constraint program_import_column_pk primary key (list, kind, theirs)
);
comment on table program_import_column is 'The columns of the form that a list is filled in by, as somebody said what is what.';
comment on column program_import_column.list is 'The list.';
comment on column program_import_column.kind is 'What the rows of the form are.';
comment on column program_import_column.theirs is 'Name of the column there.';
comment on column program_import_column.place is 'Its place there, from 0.';
comment on column program_import_column.ours is 'Code of our column; none if it is not read.';
