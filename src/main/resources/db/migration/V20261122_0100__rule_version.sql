-- Everything an administrator sets: one line a version, never changed. The key's record is told by the program.
create table rule_version (
  name text not null,
  version int not null,
  valid_from timestamptz not null,
  body jsonb not null,
  by_staff bigint not null,
  why text not null,
  at timestamptz not null,
  constraint rule_version_pk primary key (name, version),
  constraint rule_version_from_1 check (version >= 1),
  constraint rule_version_why_given check (why <> '')
);
comment on table rule_version is 'append-only: every published version of every rule';
comment on column rule_version.name is 'the rule, such as hotline.limits';
comment on column rule_version.version is 'counts from 1 within the rule; 0 is the program''s preset and not stored';
comment on column rule_version.valid_from is 'when it starts to hold; of those begun the latest holds, of equal ones the higher version';
comment on column rule_version.body is 'the value, in the shape of the rule''s record';
comment on column rule_version.by_staff is 'staff number of who published it';
comment on column rule_version.why is 'the reason given';
comment on column rule_version.at is 'when it was published';
