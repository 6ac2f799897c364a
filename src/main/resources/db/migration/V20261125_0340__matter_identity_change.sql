-- What a person had put right of the own name and number; the old values stay as history until the person is forgotten.
create table matter_identity_change (
  id text constraint matter_identity_change_pk primary key,
  matter bigint not null constraint matter_identity_change_of references matter_matter,
  at timestamptz not null,
  field text not null constraint matter_identity_change_field check (field in ('name', 'phone')),
  before text
);
create index matter_identity_change_by_matter on matter_identity_change (matter);
comment on table matter_identity_change is 'Names and numbers as they were before their person had them put right.';
comment on column matter_identity_change.id is 'Random; the value before is bound to it.';
comment on column matter_identity_change.matter is 'The matter.';
comment on column matter_identity_change.at is 'When.';
comment on column matter_identity_change.field is 'name or phone.';
comment on column matter_identity_change.before is 'The value before, sealed; absent where there was none.';
