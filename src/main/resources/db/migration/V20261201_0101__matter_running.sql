create view matter_running as
select c.id, c.matter, c.name, u.code as unit, c.started_at, c.due, c.paused_until, c.breached_at,
       m.number, m.kind, m.grade, m.lead_unit, m.owner_unit, m.owner_role, m.owner_person
from matter_clock c join matter_matter m on m.id = c.matter
-- What a clock runs for need not be a unit: a milestone runs for its place.
left join people_unit u on u.code = c.unit
where c.stopped_at is null and not c.imported;
comment on view matter_running is 'The clocks that run now, but those that came with history, with whose turn it is: what rooms above may judge. No words, no identity.';
create index matter_clock_running on matter_clock (due, id) where stopped_at is null and not imported;
