-- Nor does an open hard problem name somebody who is switched off, for any of its four parts.
create function program_staff_is_free(staff_id bigint) returns boolean
language plpgsql volatile as $$
begin
  perform from people_staff where id = staff_id for update;
  return not exists (select from program_problem where active and staff_id in (leader, helper, monitor, appraiser));
end $$;
comment on function program_staff_is_free is 'Whether no open hard problem names the person; none does until the transaction ends.';

create function program_named_must_work() returns trigger
language plpgsql as $$
declare
  named bigint;
begin
  foreach named in array array[
    case when new.leader is distinct from old.leader or not old.active then new.leader end,
    case when new.helper is distinct from old.helper or not old.active then new.helper end,
    case when new.monitor is distinct from old.monitor or not old.active then new.monitor end,
    case when new.appraiser is distinct from old.appraiser or not old.active then new.appraiser end] loop
    if named is not null and not matter_staff_works(named) then
      raise check_violation using message = 'somebody who is switched off would be named in an open problem',
        constraint = 'program_named_works', table = 'program_problem';
    end if;
  end loop;
  return null;
end $$;
comment on function program_named_must_work is 'An open hard problem names somebody: not one who is switched off.';

alter table people_staff add constraint people_staff_is_free_of_problems
  check (active or program_staff_is_free(id)) not valid;
create trigger program_named_works after update of leader, helper, monitor, appraiser, active on program_problem
  for each row when (new.active) execute function program_named_must_work();
