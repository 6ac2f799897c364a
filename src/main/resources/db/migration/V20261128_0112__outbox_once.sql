-- What is good once is not kept to be read: its words go when the message has left.
alter table outbox_message add column once boolean not null default false;
comment on column outbox_message.once is 'Whether its words, such as a code, are forgotten as soon as it has left.';
create index outbox_message_once on outbox_message (recipient) where once and args <> '["······"]';
