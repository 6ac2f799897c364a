-- Attempts that were refused, counted by the minute, so that nobody floods the log by trying.
create table access_refusal (
  id bigint generated always as identity,
  what text not null,
  staff bigint,
  subject text,
  minute timestamptz not null,
  times int not null default 1,
  ip text,
  constraint access_refusal_pk primary key (id),
  constraint access_refusal_once unique nulls not distinct (staff, minute, what, subject),
  constraint access_refusal_staff_fk foreign key (staff) references people_staff (id),
  constraint access_refusal_times_ck check (times >= 1)
);
create index access_refusal_minute_ix on access_refusal (minute);
comment on table access_refusal is 'Attempts that were refused, one line for who, at what and in which minute, with how often; at most some twenty lines a person and minute';
comment on column access_refusal.id is 'Internal number';
comment on column access_refusal.what is 'failure (a login that does not exist), lockedTry, forbidden (a door that is not for this person), identityRefused';
comment on column access_refusal.staff is 'Who tried, none for somebody unproven';
comment on column access_refusal.subject is 'The door or the number of the matter; … for all further ones of that minute; none for a login that does not exist';
comment on column access_refusal.minute is 'In which minute';
comment on column access_refusal.times is 'How often';
comment on column access_refusal.ip is 'From where it came first';
