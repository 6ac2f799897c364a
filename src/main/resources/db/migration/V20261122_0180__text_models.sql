create table text_model (
  id bigint generated always as identity,
  bytes bytea not null,
  figures jsonb not null,
  data_hash text not null,
  created_at timestamptz not null,
  active boolean not null default false,
  constraint text_model_pk primary key (id)
);
comment on table text_model is 'Trained models that suggest a label for a text; at most one is active';
comment on column text_model.id is 'Number';
comment on column text_model.bytes is 'The model as LinearModel writes it, compressed';
comment on column text_model.figures is 'How good it was on examples it did not learn from, as TrainReport';
comment on column text_model.data_hash is 'SHA-256 of the examples in their order, hexadecimal';
comment on column text_model.created_at is 'When it was trained';
comment on column text_model.active is 'Whether suggestions come from it';
create unique index text_model_active_ux on text_model (active) where active;
