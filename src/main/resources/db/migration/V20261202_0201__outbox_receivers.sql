-- Who else is told of a note: machines and groups by a receiver, and each of the staff as they wish.
create table outbox_receiver (
  id         bigint generated always as identity,
  name       text        not null,
  sort       text        not null,
  host       text        not null,
  address    text        not null,
  secret     text,
  kinds      text[]      not null,
  desks      text[]      not null default '{}',
  private_ok boolean     not null default false,
  active     boolean     not null default true,
  made_at    timestamptz not null,
  made_by    bigint      not null,
  constraint outbox_receiver_pk primary key (id),
  constraint outbox_receiver_staff_fk foreign key (made_by) references people_staff (id),
  constraint outbox_receiver_sort check (sort in ('webhook', 'wecom', 'dingtalk')),
  constraint outbox_receiver_signed check (sort <> 'webhook' or secret is not null),
  constraint outbox_receiver_kinds check (kinds <@ array['danger', 'breach', 'work', 'upkeep'] and cardinality(kinds) > 0),
  constraint outbox_receiver_filled check (name <> '' and host <> '' and address <> '' and secret <> '')
);
comment on table outbox_receiver is 'Machines and groups of a messenger that get a copy of notes at a desk';
comment on column outbox_receiver.id is 'Its number';
comment on column outbox_receiver.name is 'What the administrator calls it';
comment on column outbox_receiver.sort is 'webhook: signed call; wecom, dingtalk: robot of a group';
comment on column outbox_receiver.host is 'The host of the address, to be shown';
comment on column outbox_receiver.address is 'Where it is called, sealed: the address of a robot is its key';
comment on column outbox_receiver.secret is 'With what a call is signed, sealed; a robot may have none';
comment on column outbox_receiver.kinds is 'Of which kinds of notes it gets a copy';
comment on column outbox_receiver.desks is 'At which desks, such as unit:CODE; empty for all';
comment on column outbox_receiver.private_ok is 'Whether an administrator allowed an address inside the own network, and http';
comment on column outbox_receiver.active is 'Whether it is called';
comment on column outbox_receiver.made_at is 'When it was put down';
comment on column outbox_receiver.made_by is 'By whom of the staff';

create table outbox_reach (
  staff          bigint  not null,
  mail           text,
  phone          text,
  language       text    not null default 'zh',
  quiet_from     time,
  quiet_to       time,
  digest_at      time    not null default '08:30',
  breach_through boolean not null default false,
  constraint outbox_reach_pk primary key (staff),
  constraint outbox_reach_staff_fk foreign key (staff) references people_staff (id),
  constraint outbox_reach_language check (language in ('zh', 'en')),
  constraint outbox_reach_quiet check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);
comment on table outbox_reach is 'How one of the staff wishes to be reached beside the desk';
comment on column outbox_reach.staff is 'Who';
comment on column outbox_reach.mail is 'Mailbox at work, sealed';
comment on column outbox_reach.phone is 'Mobile phone at work, sealed';
comment on column outbox_reach.language is 'In which language: zh or en';
comment on column outbox_reach.quiet_from is 'From when on nothing leaves, in the city''s time; none for no quiet hours';
comment on column outbox_reach.quiet_to is 'When what waited leaves';
comment on column outbox_reach.digest_at is 'When what is wished once a day leaves';
comment on column outbox_reach.breach_through is 'Whether a time limit that ran out is told also in quiet hours; danger always is';

create table outbox_wish (
  staff   bigint not null,
  kind    text   not null,
  channel text   not null,
  how     text   not null,
  constraint outbox_wish_pk primary key (staff, kind, channel),
  constraint outbox_wish_reach_fk foreign key (staff) references outbox_reach (staff),
  constraint outbox_wish_kind check (kind in ('danger', 'breach', 'work', 'upkeep')),
  constraint outbox_wish_channel check (channel in ('sms', 'mail')),
  constraint outbox_wish_how check (how in ('now', 'daily') and (how = 'now' or kind <> 'danger'))
);
comment on table outbox_wish is 'Which kind of notes one of the staff wishes by which channel; what is not wished stays at the desk';
comment on column outbox_wish.staff is 'Who';
comment on column outbox_wish.kind is 'danger, breach, work or upkeep';
comment on column outbox_wish.channel is 'sms or mail';
comment on column outbox_wish.how is 'now, or daily: together with others once a day; danger is never put off';

create table outbox_digest (
  note     bigint      not null,
  staff    bigint      not null,
  channel  text        not null,
  due_at   timestamptz not null,
  template text        not null,
  args     jsonb       not null,
  subject  text,
  language text        not null,
  constraint outbox_digest_pk primary key (note, staff, channel)
);
create index outbox_digest_due on outbox_digest (due_at);
comment on table outbox_digest is 'Notes that wait to be told together';
comment on column outbox_digest.note is 'The note at the desk';
comment on column outbox_digest.staff is 'For whom';
comment on column outbox_digest.channel is 'sms or mail';
comment on column outbox_digest.due_at is 'When they are put together';
comment on column outbox_digest.template is 'As in outbox_message';
comment on column outbox_digest.args is 'As in outbox_message';
comment on column outbox_digest.subject is 'As in outbox_message';
comment on column outbox_digest.language is 'As in outbox_message';

alter table outbox_message add column origin bigint;
comment on column outbox_message.origin is 'The note at a desk of which it is a copy; one copy for each receiver and channel';
create unique index outbox_message_copy on outbox_message (origin, channel, recipient) where origin is not null;
