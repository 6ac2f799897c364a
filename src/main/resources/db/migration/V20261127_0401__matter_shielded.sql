-- What is kept from everybody but its raiser: reports, and what was to be confidential. The database knows it too, so that
-- neither a phone number, nor a follower, nor a merge reaches one, whatever the code above forgets.
create table matter_shielded_type (
  kind text not null,
  type text not null,
  constraint matter_shielded_type_pk primary key (kind, type)
);
comment on table matter_shielded_type is 'Types whose matters are always kept apart, as their kinds declare them; written at each start, never taken away.';
comment on column matter_shielded_type.kind is 'The kind.';
comment on column matter_shielded_type.type is 'The type.';

create function matter_is_shielded(kind_name text, type_name text, confidential boolean) returns boolean
language sql stable parallel safe as $$
  select confidential or exists (select from matter_shielded_type t where t.kind = kind_name and t.type = type_name)
$$;
comment on function matter_is_shielded is 'Whether a matter is kept from everybody but its raiser by code.';

create function matter_keeps_apart() returns trigger
language plpgsql as $$
begin
  -- Looked at when all is written: what becomes a report lets go of what was merged into it in the same transaction.
  if exists (select from matter_matter m join matter_matter main on main.id = m.main_id
      where (m.id = new.id or main.id = new.id)
        and (matter_is_shielded(m.kind, m.type, m.confidential) or matter_is_shielded(main.kind, main.type, main.confidential))) then
    raise check_violation using message = 'a matter that is kept apart would be merged',
      constraint = 'matter_kept_apart', table = 'matter_matter';
  end if;
  return null;
end $$;
comment on function matter_keeps_apart is 'Merging would pass the answer of a report or a confidential matter on to others.';
create constraint trigger matter_kept_apart_new after insert on matter_matter deferrable initially deferred
  for each row when (new.main_id is not null) execute function matter_keeps_apart();
create constraint trigger matter_kept_apart after update of main_id, type, confidential on matter_matter deferrable initially deferred
  for each row when (new.main_id is distinct from old.main_id or new.type is distinct from old.type
    or new.confidential is distinct from old.confidential) execute function matter_keeps_apart();
