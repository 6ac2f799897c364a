-- Who ended a hold does not then approve what the hold kept from happening.
create function matter_erasure_is_apart() returns trigger language plpgsql as $$
begin
  if exists (select 1 from matter_erasure_of x join matter_hold h on h.matter = x.matter
             where x.erasure = new.id and h.lifted_by = new.decided_by) then
    raise exception 'erasure % was approved by somebody who ended a hold', new.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function matter_erasure_is_apart is 'An erasure is approved by somebody who ended no hold of one of its matters.';
create trigger matter_erasure_apart before insert or update on matter_erasure
  for each row when (new.state = 'done') execute function matter_erasure_is_apart();
