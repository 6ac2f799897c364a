-- A due that was moved holds from then on, and what colour a clock had must be told even if it stopped before anybody looked.
alter table matter_clock add due_since timestamptz;
comment on column matter_clock.due_since is 'When this due was set, if that was later than the start.';
create index matter_clock_stopped on matter_clock (stopped_at) where stopped_at is not null and due is not null and not imported;

create view matter_dated as
select c.id, c.matter, m.kind, c.name, c.started_at, c.due, c.due_since, c.paused_until, c.stopped_at
from matter_clock c join matter_matter m on m.id = c.matter
where c.due is not null and not c.imported;
comment on view matter_dated is 'The clocks that run or ran towards a due, but those that came with history: what lights are told by. No words, no identity.';
