-- Reports and confidential matters are in no theme, whatever the room forgets and whenever they become one (R-S10).
create function insight_refuse_apart() returns trigger
language plpgsql as $$
begin
  if exists (select from matter_matter m where m.id = new.matter and matter_is_shielded(m.kind, m.type, m.confidential)) then
    raise check_violation using message = 'a matter that is kept apart cannot be in a theme',
      constraint = 'insight_member_public', table = 'insight_member';
  end if;
  return null;
end $$;
comment on function insight_refuse_apart is 'No report and no confidential matter comes into a theme.';
create trigger insight_member_public after insert or update of matter on insight_member
  for each row execute function insight_refuse_apart();

create function insight_let_go() returns trigger
language plpgsql as $$
begin
  if matter_is_shielded(new.kind, new.type, new.confidential) then
    delete from insight_member where matter = new.id;
  end if;
  return null;
end $$;
comment on function insight_let_go is 'What turns out to be a report, or to be confidential, leaves its theme.';
create trigger insight_member_let_go after update of type, confidential on matter_matter
  for each row execute function insight_let_go();
