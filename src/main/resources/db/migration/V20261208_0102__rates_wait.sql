-- How long requests took: beside what rates count of them. Of those that were rejected or withdrawn nothing is told.
create view rates_wait as
select r.*,
       case when r.outcome not in ('rejected', 'withdrawn') then (
         select extract(epoch from max(c.stopped_at - c.started_at)) from matter_clock c
         where c.matter = r.matter and c.name = 'sign' and not c.imported) end as sign_seconds,
       case when r.outcome not in ('rejected', 'withdrawn') and m.answered_at >= r.raised_at
         then extract(epoch from m.answered_at - r.raised_at) end as answer_seconds,
       case when r.outcome not in ('rejected', 'withdrawn') and r.closed_at >= r.raised_at
         then extract(epoch from r.closed_at - r.raised_at) end as end_seconds
from rates_request r join matter_row m on m.id = r.matter;
comment on view rates_wait is 'Requests as rates count them, and how long they took.';
comment on column rates_wait.sign_seconds is 'From coming to a unit until it signed or gave it back; of several units the one that took longest.';
comment on column rates_wait.answer_seconds is 'From being raised until the answer was released.';
comment on column rates_wait.end_seconds is 'From being raised until it ended.';
