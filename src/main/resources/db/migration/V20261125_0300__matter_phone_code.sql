-- One-time codes by text message: they prove that somebody holds a phone number, whether we know it or not.
create table matter_phone_code (
  id text constraint matter_phone_code_pk primary key,
  phone_hash bytea not null,
  phone text not null,
  code_hash bytea not null,
  at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index matter_phone_code_at_ix on matter_phone_code (at);
create index matter_phone_code_phone_ix on matter_phone_code (phone_hash);
comment on table matter_phone_code is 'Codes that were texted to prove a phone number; each is good for ten minutes, a few tries and once, and forgotten after an hour.';
comment on column matter_phone_code.id is 'Random; only the browser that asked for the code has it, and only there the code is good.';
comment on column matter_phone_code.phone_hash is 'Keyed hash of the number.';
comment on column matter_phone_code.phone is 'The number, sealed; opened when the message leaves.';
comment on column matter_phone_code.code_hash is 'Keyed hash of the code.';
comment on column matter_phone_code.at is 'When it was asked for.';
comment on column matter_phone_code.tries is 'How many wrong codes were typed.';
comment on column matter_phone_code.used_at is 'When it was used; it is good once.';
