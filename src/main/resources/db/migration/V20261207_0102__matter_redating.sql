-- When a calendar is loaded, every open clock that is counted in days is counted again: in small steps that any server goes
-- on with, so that a server that dies in the middle leaves no clock behind.
create table matter_redating (
  loadings bigint constraint matter_redating_pk primary key constraint matter_redating_loadings check (loadings > 0),
  began_at timestamptz not null,
  all_matters bigint not null,
  upto bigint not null default 0,
  looked bigint not null default 0,
  moved bigint not null default 0,
  finished_at timestamptz,
  settled_at timestamptz,
  constraint matter_redating_counts check (looked >= 0 and moved between 0 and looked),
  constraint matter_redating_settled check (settled_at is null or finished_at is not null)
);
create index matter_redating_under_way on matter_redating (loadings) where settled_at is null;
comment on table matter_redating is 'Counting open clocks again after a calendar was loaded.';
comment on column matter_redating.loadings is 'With how many loadings of calendars it counts; the newest covers what older ones left.';
comment on column matter_redating.began_at is 'When it began.';
comment on column matter_redating.all_matters is 'How many matters had clocks to look at then.';
comment on column matter_redating.upto is 'Up to which matter it has looked.';
comment on column matter_redating.looked is 'How many matters it looked at.';
comment on column matter_redating.moved is 'How many of them have another due now.';
comment on column matter_redating.finished_at is 'When it had looked at all, or a newer one took over.';
comment on column matter_redating.settled_at is 'When what other servers dated meanwhile, by the calendar before, was looked at once more.';
