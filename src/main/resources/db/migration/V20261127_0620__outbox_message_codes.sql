-- Codes that can still be read, so that they are found and blanked without a look at all messages.
create index outbox_message_codes on outbox_message (created_at) where template = 'matter.tell.code' and args <> '["······"]';
