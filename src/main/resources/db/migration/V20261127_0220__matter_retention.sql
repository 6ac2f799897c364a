-- What is kept only so long. The server still deletes no line of the logs itself: this function does, and looks first.
create function matter_forget_logs(older_than timestamptz, really boolean) returns bigint
language plpgsql security definer as $$
declare
  gone bigint;
  more bigint;
begin
  if older_than > now() - interval '3 years' then
    raise exception 'logs are kept for three years' using errcode = 'insufficient_privilege';
  end if;
  if not really then
    return (select count(*) from access_event where at < older_than)
      + (select count(*) from access_look l where at < older_than and not exists (
           select from matter_hold h join matter_matter m on m.id = h.matter
           where m.number = l.subject and h.lifted_at is null));
  end if;
  delete from access_event where at < older_than;
  get diagnostics gone = row_count;
  delete from access_look l where at < older_than and not exists (
    select from matter_hold h join matter_matter m on m.id = h.matter
    where m.number = l.subject and h.lifted_at is null);
  get diagnostics more = row_count;
  return gone + more;
end $$;
comment on function matter_forget_logs is 'The one way in which lines of the two logs are deleted: none younger than three years (R-S07), none about a matter on hold. Without really, how many it would be.';
do $$ begin
  execute format('alter function matter_forget_logs(timestamptz, boolean) set search_path = %I, pg_temp', current_schema());
end $$;

alter table matter_hold add column lift_reason text;
comment on column matter_hold.lift_reason is 'Why it was lifted.';
create index matter_hold_now on matter_hold (matter) where lifted_at is null;
create index outbox_message_done on outbox_message (created_at) where state in ('sent', 'given_up');
