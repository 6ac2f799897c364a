-- A request once for each unit that it was sent to, for what is told of each of them: who did all its work does not carry what
-- another gave back.
create view rates_sent as
select r.matter, r.number, r.category, r.region, s.unit, r.shielded, r.raised_at, r.due_at, r.closed_at, r.outcome,
       r.sign_due, r.signed_in_time, r.dated, r.in_time, r.extended, r.judged, r.contacted, r.solved, r.satisfied, r.fair,
       r.first_time, r.redone, r.unreachable, r.silent, r.excluded,
       r.returned and s.gave_back as returned, r.dispatched, s.unit is not distinct from r.unit as leads
from rates_request r cross join lateral (
  select t.unit, bool_or(t.gave_back) as gave_back
  from (
    -- Where history does not tell who gave it back, it stays with the unit that leads.
    select l.unit, l.gave_back
    from (select r.unit, r.returned and not exists (
            select from matter_event e where e.matter = r.matter and e.action = 'return') as gave_back) l
    where l.unit is not null or l.gave_back
      or not exists (select from matter_party p where p.matter = r.matter and p.relation = 'lead')
    union all
    select p.unit, false from matter_party p where p.matter = r.matter and p.relation = 'lead'
    union all
    select coalesce(e.actor_unit, r.unit), true from matter_event e
    where r.returned and e.matter = r.matter and e.action = 'return'
  ) t group by t.unit) s;
comment on view rates_sent is 'Requests as rates count them, once for each unit that led them or gave them back.';
comment on column rates_sent.unit is 'The unit.';
comment on column rates_sent.returned is 'This unit gave it back and dispatch had to rule.';
comment on column rates_sent.leads is 'Whether this unit leads or led last.';

-- A published list may name a request once for each unit.
alter table rates_snapshot_matter drop constraint rates_snapshot_matter_pk;
alter table rates_snapshot_matter add constraint rates_snapshot_matter_pk primary key (snapshot, rate, matter, line);
