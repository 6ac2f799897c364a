-- A form that was no new matter but a reminder of one has that one's number and no code; one matter may have several.
drop index matter_receipt_number_uq;
alter table matter_receipt add column reminder boolean not null default false;
comment on column matter_receipt.reminder is 'Whether the form was no new matter but a reminder of the one with this number.';
create unique index matter_receipt_number_uq on matter_receipt (number) where not reminder;
