-- What everybody may know of what ended is counted from the index alone: how many in a year, how, and after how long.
create index matter_public_by_closed on matter_matter (closed_at) include (kind, type, state, outcome, raised_at, answered_at)
  where outcome is not null and not confidential;
