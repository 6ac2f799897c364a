-- What is kept apart is told by the view itself: a function's own query is run anew for each row, a hundred thousand times
-- for a month; here it is part of the question, and asked once.
create or replace view matter_row as
select m.id, m.number, m.kind, m.type, m.lead_unit as unit, unit.name as unit_name, m.category, m.region, m.grade, m.state,
       m.confidential, m.raised_at, m.told_due, m.due, m.due_stopped_at, coalesce(m.due_stopped_at, now()) > m.due as overdue,
       m.breaches, m.outcome, m.contacted, m.solved, m.satisfaction, m.verdict_by, m.answered_at, m.closed_at, m.channel,
       m.source, m.main_id, m.updated_at,
       array(select p.unit from matter_party p where p.matter = m.id and p.until is null) as units,
       m.address, m.lon, m.lat, m.about_unit,
       m.confidential or exists (select from matter_shielded_type t where t.kind = m.kind and t.type = m.type) as shielded
from matter_matter m left join people_unit unit on unit.code = m.lead_unit;
comment on column matter_row.shielded is 'Whether it is kept from everybody but its raiser by code; as matter_is_shielded says.';
