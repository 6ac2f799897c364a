-- What the public door remembers for a short time.
create table portal_receipt (
  form_key bytea constraint portal_receipt_pk primary key,
  number text not null,
  code text,
  at timestamptz not null
);
create unique index portal_receipt_number_uq on portal_receipt (number);
create index portal_receipt_at_ix on portal_receipt (at);
comment on table portal_receipt is 'Forms that were taken, for a day: one form raises once.';
comment on column portal_receipt.form_key is 'Keyed hash of the form''s own key and all that was said in it.';
comment on column portal_receipt.number is 'Number of the matter it raised.';
comment on column portal_receipt.code is 'The code, sealed; forgotten after half an hour.';
comment on column portal_receipt.at is 'When.';

create table portal_wrong_code (
  who bytea constraint portal_wrong_code_pk primary key,
  failures int not null,
  last_at timestamptz not null
);
create index portal_wrong_code_last_at_ix on portal_wrong_code (last_at);
comment on table portal_wrong_code is 'Guessed codes, by number and by address, for fifteen minutes.';
comment on column portal_wrong_code.who is 'Keyed hash of the number or the address.';
comment on column portal_wrong_code.failures is 'How often in a row.';
comment on column portal_wrong_code.last_at is 'When it was last tried, until tries are stopped.';
