create view matter_public as
select m.id, m.kind, m.type, m.category, m.region, left(m.region, 9) as street, m.state, m.outcome, m.raised_at, m.answered_at,
       m.answered_at is not null and m.due_stopped_at <= m.due as in_time, m.closed_at,
       round(m.lon::numeric, 3)::double precision as lon, round(m.lat::numeric, 3)::double precision as lat
from matter_matter m where not m.confidential;
comment on view matter_public is 'What pages for everybody may read of a matter: no words, no number, no people; nothing confidential; the place to about a hundred metres. region is for finding only, street is what may be shown.';
comment on column matter_public.lon is 'Longitude to about a hundred metres, so that no home can be told.';
comment on column matter_public.lat is 'Latitude to about a hundred metres, so that no home can be told.';
comment on column matter_public.in_time is 'Whether it was answered within its due; absent where it had none.';
create index matter_public_by_raised on matter_matter (raised_at) where not confidential;
