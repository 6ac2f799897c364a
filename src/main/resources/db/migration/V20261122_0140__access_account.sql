-- Accounts, tokens, one-time links, lock-outs, keys, and the two logs.
create table access_account (
  staff bigint not null,
  login text not null,
  password_hash text not null,
  roles text[] not null,
  disabled boolean not null default false,
  stamp bigint not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint access_account_pk primary key (staff),
  constraint access_account_staff_fk foreign key (staff) references people_staff (id),
  constraint access_account_login_uq unique (login),
  constraint access_account_login_ck check (login <> '' and login = lower(login) and length(login) <= 64),
  constraint access_account_roles_ck check (cardinality(roles) > 0)
);
comment on table access_account is 'How a person logs in, and what the person may do';
comment on column access_account.staff is 'Who';
comment on column access_account.login is 'The login name, in lower case';
comment on column access_account.password_hash is 'Slow salted hash, with the name of its algorithm';
comment on column access_account.roles is 'Names of the roles';
comment on column access_account.disabled is 'Whether logging in is refused';
comment on column access_account.stamp is 'Counts the changes of password, roles and disabling: a session made under an older stamp is over';
comment on column access_account.created_at is 'When it was made';
comment on column access_account.changed_at is 'When it last changed';

create table access_token (
  staff bigint not null,
  hash text not null,
  roles text[] not null,
  scope text,
  may_write boolean not null,
  created_at timestamptz not null,
  created_by bigint,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint access_token_pk primary key (staff),
  constraint access_token_staff_fk foreign key (staff) references people_staff (id),
  constraint access_token_created_by_fk foreign key (created_by) references people_staff (id),
  constraint access_token_scope_fk foreign key (scope) references people_unit (code),
  constraint access_token_hash_uq unique (hash),
  constraint access_token_roles_ck check (cardinality(roles) > 0)
);
comment on table access_token is 'A machine''s bearer token; the token itself is shown once and not kept';
comment on column access_token.staff is 'The machine''s staff number, whose name is the token''s';
comment on column access_token.hash is 'Keyed hash of the token';
comment on column access_token.roles is 'Names of the roles';
comment on column access_token.scope is 'Code of the unit for which it acts, none for the city as a whole';
comment on column access_token.may_write is 'Whether it may do more than read';
comment on column access_token.created_at is 'When it was made';
comment on column access_token.created_by is 'Who made it, none for the house';
comment on column access_token.expires_at is 'From when it is refused, none for never';
comment on column access_token.revoked_at is 'When it was taken back';
comment on column access_token.last_used_at is 'When it was last used, to within a minute';

create table access_invitation (
  hash text not null,
  name text not null,
  staff bigint,
  unit text,
  roles text[] not null,
  created_at timestamptz not null,
  created_by bigint,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint access_invitation_pk primary key (hash),
  constraint access_invitation_staff_fk foreign key (staff) references people_staff (id),
  constraint access_invitation_unit_fk foreign key (unit) references people_unit (code),
  constraint access_invitation_created_by_fk foreign key (created_by) references people_staff (id)
);
comment on table access_invitation is 'One-time links with which a person sets login and password; the link itself is not kept';
comment on column access_invitation.hash is 'Keyed hash of the link''s secret';
comment on column access_invitation.name is 'Who is invited';
comment on column access_invitation.staff is 'The person, where one is known already: sets a new password';
comment on column access_invitation.unit is 'Code of the unit of a new person';
comment on column access_invitation.roles is 'Names of the roles that the account gets';
comment on column access_invitation.created_at is 'When it was made';
comment on column access_invitation.created_by is 'Who made it, none for the command line';
comment on column access_invitation.expires_at is 'From when it is refused';
comment on column access_invitation.used_at is 'When it was used; works once';

create table access_lockout (
  login_hash text not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint access_lockout_pk primary key (login_hash)
);
create index access_lockout_last_at_ix on access_lockout (last_at);
comment on table access_lockout is 'Failed logins by login name, whether such an account exists or not, shared by all servers';
comment on column access_lockout.login_hash is 'Keyed hash of what was typed as login: people type passwords there';
comment on column access_lockout.failures is 'How many in a row';
comment on column access_lockout.last_at is 'When the last one was';

create table access_key (
  id text not null,
  fingerprint text not null,
  first_used_at timestamptz not null,
  retired_at timestamptz,
  constraint access_key_pk primary key (id)
);
comment on table access_key is 'Which keys the secrets of this database were made with';
comment on column access_key.id is 'The key''s id, which stands before each encrypted value';
comment on column access_key.fingerprint is 'Tells whether a key is the right one and nothing else about it';
comment on column access_key.first_used_at is 'When a server first started with it';
comment on column access_key.retired_at is 'Since when no value needs it; until then a server refuses to start without it';

create table access_secret (
  name text not null,
  value text not null,
  constraint access_secret_pk primary key (name)
);
comment on table access_secret is 'Secrets of the house itself, encrypted with its keys';
comment on column access_secret.name is 'Which; lookup: the key of all keyed hashes, which stays when keys are rotated';
comment on column access_secret.value is 'Encrypted';

create table access_look (
  id bigint generated always as identity,
  at timestamptz not null,
  staff bigint not null,
  unit text,
  roles text[] not null,
  subject text not null,
  what text not null,
  reason text,
  ip text,
  constraint access_look_pk primary key (id),
  constraint access_look_staff_fk foreign key (staff) references people_staff (id),
  constraint access_look_reason_ck check (reason <> '' and (what not like 'identity%' or reason is not null))
);
create index access_look_subject_ix on access_look (subject, id);
create index access_look_staff_ix on access_look (staff, id);
comment on table access_look is 'append-only: who looked at what';
comment on column access_look.id is 'Order of the looks';
comment on column access_look.at is 'When';
comment on column access_look.staff is 'Who';
comment on column access_look.unit is 'The unit that the person then worked for';
comment on column access_look.roles is 'Names of the roles then held';
comment on column access_look.subject is 'Number of the matter, or what else was looked at';
comment on column access_look.what is 'What was seen: matter, history, export, print, or identity.FIELD, which needs a reason';
comment on column access_look.reason is 'Why, in the person''s words or the call''s id';
comment on column access_look.ip is 'From where';

create table access_event (
  id bigint generated always as identity,
  at timestamptz not null,
  staff bigint,
  what text not null,
  subject text,
  detail text,
  ip text,
  constraint access_event_pk primary key (id),
  constraint access_event_staff_fk foreign key (staff) references people_staff (id)
);
create index access_event_staff_ix on access_event (staff, id);
comment on table access_event is 'append-only: acts that touch security, for the auditor';
comment on column access_event.id is 'Order of the acts';
comment on column access_event.at is 'When';
comment on column access_event.staff is 'Who acted, none for somebody unproven and for the house';
comment on column access_event.what is 'The act: login, failure, lockout, logout, accountMade, …';
comment on column access_event.subject is 'On whom or what';
comment on column access_event.detail is 'What changed; never a secret';
comment on column access_event.ip is 'From where';

create sequence access_version_seq;
create table access_version (
  one boolean not null default true,
  version bigint not null,
  constraint access_version_pk primary key (one),
  constraint access_version_one_ck check (one)
);
insert into access_version (version) values (0);
comment on table access_version is 'One line: changes whenever an account or token does, so that servers forget verified credentials';
comment on column access_version.one is 'Always true: there is one line';
comment on column access_version.version is 'Taken from access_version_seq, which no rollback takes back';
