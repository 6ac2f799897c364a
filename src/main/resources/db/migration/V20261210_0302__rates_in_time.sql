-- Bad work does not mend being late: what was answered late once and had to be done again is not in time, however soon the second answer
-- came. And a limit in days ends with its last day: it is due in the month that ends, not in the next one.
create or replace view rates_request as
select m.id as matter, m.number, m.category, m.region, m.unit,
       matter_is_shielded(m.kind, m.type, m.confidential) as shielded,
       m.raised_at, m.due as due_at, m.closed_at, m.outcome,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'sign' and c.due is not null) as sign_due,
       not exists (select from matter_clock c where c.matter = m.id and c.name = 'sign' and c.due is not null
                     and (c.breached_at is not null or c.stopped_at is null or c.stopped_at > c.due)) as signed_in_time,
       m.due is not null and m.outcome is distinct from 'rejected' and m.outcome is distinct from 'withdrawn' as dated,
       coalesce(m.due_stopped_at <= m.due, false) and not (coalesce(r.reworks > 0 or r.reopened > 0, false)
         and exists (select from matter_clock c where c.matter = m.id and c.name = 'handle' and c.stopped_at > c.due)) as in_time,
       coalesce(r.extension = 'granted', false) as extended,
       coalesce(m.outcome = 'verdict', false) as judged,
       coalesce(m.contacted, false) as contacted,
       coalesce(m.solved, false) as solved,
       coalesce(m.satisfaction >= 4, false) as satisfied,
       coalesce(m.satisfaction = 3, false) as fair,
       coalesce(m.solved and r.reworks = 0 and r.reopened = 0, false) as first_time,
       coalesce(r.reworks > 0 or r.reopened > 0, false) as redone,
       coalesce(m.outcome = 'unreachable', false) as unreachable,
       coalesce(m.outcome = 'silent', false) as silent,
       exists (select from rates_exclusion e where e.about = m.id and e.granted_at is not null) as excluded,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'ruling') as returned,
       exists (select from matter_clock c where c.matter = m.id and c.name = 'sign') as dispatched
from matter_row m left join hotline_request r on r.matter = m.id
where m.kind = 'request';
comment on column rates_request.in_time is 'Handling stopped by its due, each time where it had to be done again.';
comment on column rates_line.due_day is 'The day with which its due ends.';

-- Folded anew, in parts, after the start; meanwhile rates are counted request by request.
insert into rates_stale (matter) select id from matter_matter where kind = 'request';
