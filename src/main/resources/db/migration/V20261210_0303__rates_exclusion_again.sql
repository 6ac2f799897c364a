-- R-K04: an appeal cannot be got round by asking again: who declined it before does not grant it, and what stayed counted is not asked
-- again. Whoever decides is of no unit that handles, or of one above the one that asks.
create function rates_exclusion_again() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (select from rates_exclusion e join matter_matter m on m.id = e.matter
      where e.about = new.about and m.state = 'counted') then
    raise exception 'rates_exclusion_final: it was decided and stays' using errcode = 'check_violation', constraint = 'rates_exclusion_final';
  end if;
  if new.granted_by is not null and exists (select from rates_exclusion e where e.about = new.about and e.declined_by = new.granted_by) then
    raise exception 'rates_exclusion_appeal_by_another: who declined it before does not grant it'
      using errcode = 'check_violation', constraint = 'rates_exclusion_appeal_by_another';
  end if;
  if new.granted_by is not null and exists (
    with recursive above as (
      select new.asked_by as code
      union
      select u.parent from people_unit u join above a on a.code = u.code where u.parent is not null)
    select from people_staff s join people_unit u on u.code = s.unit
    where s.id = new.granted_by and u.kind = 'handling' and (u.code = new.asked_by or u.code not in (select code from above))) then
    raise exception 'rates_exclusion_from_above: only somebody above the unit decides'
      using errcode = 'check_violation', constraint = 'rates_exclusion_from_above';
  end if;
  return new;
end $$;
comment on function rates_exclusion_again is 'What was declined is granted by somebody else, what was decided stays, and whoever decides stands above.';
create trigger rates_exclusion_again before insert or update on rates_exclusion
  for each row execute function rates_exclusion_again();
