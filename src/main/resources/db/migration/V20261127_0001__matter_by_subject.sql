-- What was raised lately about the same: the newest of a kind and category without a walk through the ledger.
create index matter_by_subject on matter_matter (kind, category, raised_at);

-- What was sent to somebody who is to be forgotten.
create index outbox_message_person on outbox_message (recipient) where channel <> 'desk';
