-- Whoever still has the old number gets time to object before anything moves.
alter table matter_renumbering add column wait_until timestamptz;
update matter_renumbering set wait_until = case when state = 'asked' then asked_at + interval '24 hours' else asked_at end;
alter table matter_renumbering alter column wait_until set not null;
alter table matter_renumbering
  add constraint matter_renumbering_waits check (wait_until >= asked_at and (state <> 'done' or decided_at >= wait_until));
comment on column matter_renumbering.wait_until is 'The first moment at which it can be approved, by the rule when it was asked for; a refusal need not wait';
