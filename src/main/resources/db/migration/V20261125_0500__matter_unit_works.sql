-- A unit that is switched off answers for nothing: no open matter may stand with it, whoever comes first.
-- Both ends take the unit's row before they look: whoever lets a unit take part shares its key, whoever switches it off
-- takes it alone, and each looks again once the other is through.
create function matter_unit_works(unit_code text) returns boolean
language plpgsql volatile as $$
begin
  perform from people_unit where code = unit_code and active for key share;
  return found;
end $$;
comment on function matter_unit_works is 'Whether the unit takes work now; holds it so until the transaction ends.';

create function matter_unit_is_free(unit_code text) returns boolean
language plpgsql volatile as $$
begin
  perform from people_unit where code = unit_code for update;
  return not exists (select from matter_party p join matter_matter m on m.id = p.matter
                     where p.unit = unit_code and p.until is null and m.outcome is null)
     and not exists (select from matter_matter where lead_unit = unit_code and outcome is null);
end $$;
comment on function matter_unit_is_free is 'Whether no open matter stands with the unit; nobody lets it take part until the transaction ends.';

create function matter_comes_back() returns trigger
language plpgsql as $$
begin
  if new.lead_unit is not null and not matter_unit_works(new.lead_unit) or exists (
      select from matter_party p where p.matter = new.id and p.until is null and not matter_unit_works(p.unit)) then
    raise check_violation using message = 'a unit that is switched off would have an open matter',
      constraint = 'matter_unit_works', table = 'matter_matter';
  end if;
  return null;
end $$;
comment on function matter_comes_back is 'A matter that had ended is open again: none of its units may be switched off.';

-- Not valid: ended matters stand with units that are switched off since, and may.
alter table matter_party add constraint matter_party_unit_works
  check (until is not null or matter_unit_works(unit)) not valid;
alter table people_unit add constraint people_unit_is_free
  check (active or matter_unit_is_free(code)) not valid;
create trigger matter_unit_works after update of outcome on matter_matter
  for each row when (old.outcome is not null and new.outcome is null) execute function matter_comes_back();
