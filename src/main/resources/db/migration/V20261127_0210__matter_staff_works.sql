-- Somebody who is switched off answers for nothing: no open matter may wait for that person by name, whoever comes first.
-- Both ends take the person's row before they look, as with units.
create function matter_staff_works(staff_id bigint) returns boolean
language plpgsql volatile as $$
begin
  perform from people_staff where id = staff_id and active for key share;
  return found;
end $$;
comment on function matter_staff_works is 'Whether work may be assigned to the person now; holds it so until the transaction ends.';

create function matter_staff_is_free(staff_id bigint) returns boolean
language plpgsql volatile as $$
begin
  perform from people_staff where id = staff_id for update;
  return not exists (select from matter_matter where owner_person = staff_id and outcome is null);
end $$;
comment on function matter_staff_is_free is 'Whether no open matter waits for the person; nobody is given one until the transaction ends.';

create function matter_person_must_work() returns trigger
language plpgsql as $$
begin
  if not matter_staff_works(new.owner_person) then
    raise check_violation using message = 'somebody who is switched off would have an open matter',
      constraint = 'matter_person_works', table = 'matter_matter';
  end if;
  return null;
end $$;
comment on function matter_person_must_work is 'An open matter waits for a person: not for one who is switched off.';

-- Not valid: who was switched off before this held keeps what was there, until somebody hands it over.
alter table people_staff add constraint people_staff_is_free
  check (active or matter_staff_is_free(id)) not valid;
create trigger matter_person_works after update of owner_person, outcome on matter_matter
  for each row when (new.owner_person is not null and new.outcome is null
    and (new.owner_person is distinct from old.owner_person or old.outcome is not null))
  execute function matter_person_must_work();
