-- R-K06: what a raiser said of a request is changed by another word of a raiser only, given or taken down in the timeline.
create function matter_rating_kept() returns trigger language plpgsql as $$
begin
  if not exists (
    select from matter_event e
    where e.matter = new.id and e.seq > old.length and e.seq <= new.length
      and (e.action = 'verdict' and e.actor = 'raiser'
        or e.action = 'callBack' and e.actor = 'staff' and e.actor_role = 'caller')) then
    raise exception 'matter_rating_kept: a rating is changed by its raiser''s word only'
      using errcode = 'check_violation', constraint = 'matter_rating_kept';
  end if;
  return null;
end $$;
comment on function matter_rating_kept is 'A rating follows from a verdict or a call-back in the timeline, written with it.';
create trigger matter_rating_kept after update of contacted, solved, satisfaction, verdict_by on matter_matter
  for each row when (new.kind = 'request'
    and (old.contacted, old.solved, old.satisfaction, old.verdict_by)
      is distinct from (new.contacted, new.solved, new.satisfaction, new.verdict_by))
  execute function matter_rating_kept();
