-- Who put which model to use, and what it was learned from.
alter table text_model add column source text not null default 'table'
  constraint text_model_source check (source in ('table', 'ledger'));
comment on column text_model.source is 'What it was learned from: a table that somebody gave, or the ledger';

-- Models of the first form cannot be read any more: the model that comes along stands in until the next training.
update text_model set active = false where active;

create table text_model_use (
  id bigint generated always as identity constraint text_model_use_pk primary key,
  model bigint constraint text_model_use_of references text_model,
  at timestamptz not null,
  staff bigint,
  why text not null
);
comment on table text_model_use is 'append-only: which model suggestions came from, from when on';
comment on column text_model_use.id is 'Number, rising in time';
comment on column text_model_use.model is 'The model; null for the one that comes along';
comment on column text_model_use.at is 'From when on';
comment on column text_model_use.staff is 'Who decided; null for a command or the nightly training';
comment on column text_model_use.why is 'Why, in the words of who decided; or train, nightly';
