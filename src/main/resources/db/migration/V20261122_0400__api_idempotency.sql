-- The door for programs: answers to calls that may come again, and counts of what strangers try.
create table api_idempotency (
  name bytea not null,
  digest bytea not null,
  answer text,
  created_at timestamptz not null,
  constraint api_idempotency_pk primary key (name)
);
create index api_idempotency_created_at on api_idempotency (created_at);
comment on table api_idempotency is 'Calls that carried an idempotency key, with what they were answered; for a day';
comment on column api_idempotency.name is 'Keyed hash of the caller and the key';
comment on column api_idempotency.digest is 'Keyed hash of the body, by which another body under the same key is found';
comment on column api_idempotency.answer is 'The answer, sealed; absent only while the call runs';
comment on column api_idempotency.created_at is 'When the call came first';

create table api_try (
  name bytea not null,
  since timestamptz not null,
  tries integer not null,
  constraint api_try_pk primary key (name)
);
create index api_try_since on api_try (since);
comment on table api_try is 'How often strangers tried something lately: wrong codes for a number or from an address, requests from an address';
comment on column api_try.name is 'Keyed hash of what is counted; neither numbers nor addresses can be read from it';
comment on column api_try.since is 'Start of the window that is counted';
comment on column api_try.tries is 'How many in that window';
