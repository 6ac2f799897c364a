-- What must leave the house, stored in the transaction that caused it.
create table outbox_message (
  id          bigint generated always as identity,
  created_at  timestamptz not null,
  due_at      timestamptz not null,
  channel     text        not null,
  recipient   text        not null,
  template    text        not null,
  args        jsonb       not null default '[]',
  subject     text,
  language    text        not null default 'zh',
  state       text        not null default 'waiting',
  attempts    integer     not null default 0,
  last_error  text,
  sent_at     timestamptz,
  sent_to     text,
  constraint outbox_message_pk primary key (id),
  constraint outbox_message_channel check (channel in ('sms', 'mail', 'desk', 'webhook')),
  constraint outbox_message_state check (state in ('waiting', 'sent', 'failed', 'given_up')),
  constraint outbox_message_sent check ((state = 'sent') = (sent_at is not null)),
  constraint outbox_message_args check (jsonb_typeof(args) = 'array'),
  constraint outbox_message_filled check (recipient <> '' and template <> '' and subject <> '' and language <> '')
);
create index outbox_message_due on outbox_message (due_at, id) where state in ('waiting', 'failed');
create index outbox_message_subject on outbox_message (subject, id) where subject is not null;
create index outbox_message_desk on outbox_message (recipient, id desc) where channel = 'desk';
create index outbox_message_given_up on outbox_message (id) where state = 'given_up';

comment on table outbox_message is
  'messages that must leave the house; a writer fills created_at, due_at, channel, recipient, template and, where it has them, args, subject and language, in the transaction that causes the message, and leaves the rest to its defaults';
comment on column outbox_message.id is 'number of the message; part of the idempotency key that gateways are given';
comment on column outbox_message.created_at is 'when it was caused';
comment on column outbox_message.due_at is
  'not to be tried before this moment: first the wish of the writer, then the end of a worker''s hold or of the wait after a failure';
comment on column outbox_message.channel is 'sms, mail, desk (shown to staff only) or webhook';
comment on column outbox_message.recipient is
  'sms, mail, webhook: an address, or what the house''s opener turns into one just before sending (a sealed address, a reference), never a plain telephone number of a resident; desk: staff:ID, unit:CODE or role:NAME';
comment on column outbox_message.template is 'key of the text in the message files; a mail''s subject line is the key with .subject';
comment on column outbox_message.args is
  'what the text tells, in order, as an array; no personal data; a string like 2026-11-22T10:15:30Z is shown as a local time';
comment on column outbox_message.subject is 'number of the matter it is about, absent for none';
comment on column outbox_message.language is 'language of the text: zh or en';
comment on column outbox_message.state is
  'waiting: not yet tried, or being tried; failed: tried in vain, to be tried again; given_up: tried in vain too often; sent: handed over';
comment on column outbox_message.attempts is 'how often a worker took it; also tells a late worker that another has taken over';
comment on column outbox_message.last_error is 'why the last attempt failed: a code such as status.503 or no_address, never text of the message';
comment on column outbox_message.sent_at is 'when it was handed over to gateway or mail server; for desk when it became visible';
comment on column outbox_message.sent_to is 'what is shown of the address it went to: its last two digits, or the first letter of a mailbox';
