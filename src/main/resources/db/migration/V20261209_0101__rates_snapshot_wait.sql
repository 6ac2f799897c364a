-- How long requests took is published with the rates, each of them under the same hash (R-K07).
create table rates_snapshot_wait (
  snapshot bigint not null constraint rates_snapshot_wait_of references rates_snapshot deferrable initially deferred,
  matter bigint not null constraint rates_snapshot_wait_is references matter_matter,
  line text not null,
  sign_seconds numeric,
  answer_seconds numeric,
  end_seconds numeric,
  constraint rates_snapshot_wait_pk primary key (snapshot, matter),
  constraint rates_snapshot_wait_some check (coalesce(sign_seconds, answer_seconds, end_seconds) is not null)
);
comment on table rates_snapshot_wait is 'append-only: each matter that ended in a published period, and how long it took.';
comment on column rates_snapshot_wait.snapshot is 'Where it was published.';
comment on column rates_snapshot_wait.matter is 'The matter.';
comment on column rates_snapshot_wait.line is 'The unit, category or region that it counts for; empty for none.';
comment on column rates_snapshot_wait.sign_seconds is 'Until a unit signed, as rates_wait had it.';
comment on column rates_snapshot_wait.answer_seconds is 'Until the answer was released.';
comment on column rates_snapshot_wait.end_seconds is 'Until it ended.';

create trigger rates_snapshot_wait_sealed before insert on rates_snapshot_wait
  for each row execute function rates_snapshot_sealed();

alter table rates_snapshot add column waits boolean not null default false;
comment on column rates_snapshot.waits is 'Whether times were published with it; then they are in the hash. Older ones have none, and their hash is as it was.';
comment on column rates_snapshot.hash is 'SHA-256 over the hash of the one before, its head, the lines of rates_snapshot_matter in order, and those of rates_snapshot_wait if there are times.';
