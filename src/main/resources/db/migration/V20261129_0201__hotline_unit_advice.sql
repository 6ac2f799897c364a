-- Which units were suggested when a request was sent to one, beside the one that was chosen: written by the action that
-- sends it, and so part of what was done. Agreement is counted from here.
alter table hotline_request
  add column unit_suggested text,
  add column unit_suggestions text,
  add column unit_source text constraint hotline_request_unit_source check (unit_source in ('directory', 'past')),
  add column unit_chosen text,
  add column unit_suggested_at timestamptz;
comment on column hotline_request.unit_suggested is 'Code of the unit that was suggested first; null if none was';
comment on column hotline_request.unit_suggestions is 'Codes of all that were suggested, divided by blanks, the first one first';
comment on column hotline_request.unit_source is 'What the first one came from: the directory, or past dispatches';
comment on column hotline_request.unit_chosen is 'Code of the unit that it was sent to at that moment';
comment on column hotline_request.unit_suggested_at is 'When it was sent; null before';
create index hotline_request_by_unit_suggested_at on hotline_request (unit_suggested_at) where unit_suggested_at is not null;
