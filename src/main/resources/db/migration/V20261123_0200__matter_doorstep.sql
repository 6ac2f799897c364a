-- What all doors together remember of strangers for a short time.
create table matter_try (
  name bytea constraint matter_try_pk primary key,
  since timestamptz not null,
  tries int not null
);
create index matter_try_since_ix on matter_try (since);
comment on table matter_try is 'How often strangers tried something lately: wrong codes for a number or from an address, matters raised from an address.';
comment on column matter_try.name is 'Keyed hash of what is counted; neither numbers nor addresses can be read from it.';
comment on column matter_try.since is 'Start of the window that is counted.';
comment on column matter_try.tries is 'How many in that window.';

create table matter_receipt (
  form_key bytea constraint matter_receipt_pk primary key,
  number text not null,
  code text,
  at timestamptz not null
);
create unique index matter_receipt_number_uq on matter_receipt (number);
create index matter_receipt_at_ix on matter_receipt (at);
comment on table matter_receipt is 'Forms that were taken, for a day: one form raises once.';
comment on column matter_receipt.form_key is 'Keyed hash of all that was said in the form, with a key made for it.';
comment on column matter_receipt.number is 'Number of the matter it raised.';
comment on column matter_receipt.code is 'The code, sealed; forgotten after half an hour.';
comment on column matter_receipt.at is 'When.';
