-- M20, R-S11: a list becomes public by two people, and so do the words of each promise on it. What the ledger works out (light,
-- days, progress, counts) nobody holds back. What was public before stays visible; its words wait for two people like all others.
alter table program_list add column released_by bigint constraint program_list_released_by references people_staff;
alter table program_list add column released_at timestamptz;
update program_list set released_at = made_at where public;
alter table program_list add constraint program_list_released check (released_at is null or public);
alter table program_list add constraint program_list_releaser check (released_by is null or released_at is not null);
alter table program_list add constraint program_list_two_people check (released_by <> made_by);
comment on column program_list.released_by is 'Who made it public: another person than who made it; absent for what was public before that was asked for.';
comment on column program_list.released_at is 'Since when residents see it.';

create function program_list_goes_public() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.released_at is not null
    or tg_op = 'UPDATE' and old.released_at is not null and (old.released_by, old.released_at) is distinct from (new.released_by, new.released_at)
    or tg_op = 'UPDATE' and old.released_at is null and new.released_at is not null and new.released_by is null
    or tg_op = 'UPDATE' and (old.public, old.made_by) is distinct from (new.public, new.made_by) then
    raise check_violation using message = 'a list is made public once, by a second person', constraint = 'program_list_two_people', table = 'program_list';
  end if;
  return new;
end $$;
comment on function program_list_goes_public is 'A list is made public once, by somebody else than who made it.';
create trigger program_list_goes_public before insert or update on program_list
  for each row execute function program_list_goes_public();

create view program_words as
select i.list, i.nr, i.matter, m.number, w.words, md5(w.words::text) as print
from program_item i join matter_matter m on m.id = i.matter
cross join lateral (
  select jsonb_strip_nulls(jsonb_build_object('title', i.title, 'target', nullif(i.target, ''), 'criteria', nullif(i.criteria, ''),
      'address', nullif(m.address, '')))
    || coalesce((select jsonb_object_agg('step:' || s.nr, s.title) from program_milestone s
         where s.matter = i.matter and s.dropped_at is null), '{}')
    || coalesce((select jsonb_object_agg('decision:' || d.n, d.body) from program_decision d where d.matter = i.matter), '{}') as words) w
where (i.issued_on is not null or m.state = 'terminated') and m.kind not in ('rectification', 'finding');
comment on view program_words is 'What the ledger says in words of each promise that residents may know of: what one masks and another releases.';
