-- R-S11: whoever is in what is told of a listed case, or knows it to be wrong, objects; it is away until a third person decides.
create table listed_objection (
  id bigint generated always as identity constraint listed_objection_pk primary key,
  notice bigint not null constraint listed_objection_of references listed_notice,
  at timestamptz not null,
  objector text not null constraint listed_objection_objector check (objector in ('raiser', 'named')),
  ground text not null constraint listed_objection_ground check (ground in ('privacy', 'facts')),
  words text not null constraint listed_objection_words check (words <> '')
);
create index listed_objection_by_notice on listed_objection (notice);
comment on table listed_objection is 'append-only: what was said against what is told of a listed case.';
comment on column listed_objection.id is 'Which.';
comment on column listed_objection.notice is 'What is told.';
comment on column listed_objection.at is 'When; from then it is out of the public.';
comment on column listed_objection.objector is 'Who objected: the raiser, proved by the code, or somebody who says to be in it.';
comment on column listed_objection.ground is 'privacy: somebody can be recognised; facts: it is not so.';
comment on column listed_objection.words is 'The objection, for staff alone.';

create table listed_decision (
  objection bigint constraint listed_decision_pk primary key constraint listed_decision_of references listed_objection,
  at timestamptz not null,
  staff bigint not null constraint listed_decision_by references people_staff,
  withdrawn boolean not null,
  words text not null constraint listed_decision_words check (words <> ''),
  constraint listed_decision_no_numbers check (words !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
comment on table listed_decision is 'append-only: what was decided on an objection, by a third person, in writing.';
comment on column listed_decision.objection is 'On which.';
comment on column listed_decision.at is 'When.';
comment on column listed_decision.staff is 'Who decided: neither who wrote, released or listed it, nor who did the work.';
comment on column listed_decision.withdrawn is 'Taken back for good; else it is public again.';
comment on column listed_decision.words is 'Why, for everybody.';

create view listed_objected as
select o.notice, o.id as objection, o.at from listed_objection o
where not exists (select from listed_decision d where d.objection = o.id);
comment on view listed_objected is 'What nobody has decided on yet.';

create function listed_may_object() returns trigger
language plpgsql as $$
begin
  perform from listed_notice n where n.id = new.notice and n.state = 'public' for update;
  if not found then
    raise check_violation using message = 'only what is public is objected to', constraint = 'listed_objection_of_public', table = 'listed_objection';
  end if;
  if exists (select from listed_objected x where x.notice = new.notice) then
    raise check_violation using message = 'it is away already', constraint = 'listed_objection_once', table = 'listed_objection';
  end if;
  return new;
end $$;
comment on function listed_may_object is 'One objection at a time, to what is public.';
create trigger listed_may_object before insert on listed_objection
  for each row execute function listed_may_object();

create function listed_may_decide() returns trigger
language plpgsql as $$
declare
  told record;
begin
  select n.state, n.proposed_by, n.released_by, l.staff as lister, m.doer into told
  from listed_objection o join listed_notice n on n.id = o.notice
  join oversight_listing l on (l.matter, l.nr) = (n.matter, n.nr) join matter_matter m on m.id = n.matter
  where o.id = new.objection for share of n;
  if new.staff in (told.proposed_by, told.released_by, told.lister) or new.staff = told.doer then
    raise check_violation using message = 'an objection is decided by a third person',
      constraint = 'listed_decision_third_person', table = 'listed_decision';
  end if;
  if (told.state = 'withdrawn') <> new.withdrawn then
    raise check_violation using message = 'what is decided holds', constraint = 'listed_decision_holds', table = 'listed_decision';
  end if;
  return new;
end $$;
comment on function listed_may_decide is 'A third person decides; what is taken back is taken back in the same transaction.';
create trigger listed_may_decide before insert on listed_decision
  for each row execute function listed_may_decide();

-- What nobody has decided on yet is not in it.
create or replace view listed_public as
select n.id, m.category, p.street, u.name as unit, o.name as listed_by, l.at as listed_at, l.until, n.words, n.released_at,
       d.at as off_at, d.how, f.words as off_words, f.id as off_id,
       greatest(n.released_at, d.at, f.released_at, (select max(y.at) from listed_objection x join listed_decision y on y.objection = x.id
         where x.notice in (n.id, f.id))) as updated_at
from listed_notice n
join oversight_listing l on (l.matter, l.nr) = (n.matter, n.nr)
join matter_matter m on m.id = n.matter
join matter_public p on p.id = n.matter
join people_staff s on s.id = l.staff
left join people_unit u on u.code = m.lead_unit
left join people_unit o on o.code = s.unit
left join oversight_delisting d on (d.matter, d.nr) = (n.matter, n.nr)
left join listed_notice f on (f.matter, f.nr, f.part, f.state) = (n.matter, n.nr, 'off', 'public')
  and not exists (select from listed_objected x where x.notice = f.id)
where n.part = 'on' and n.state = 'public' and not exists (select from listed_objected x where x.notice = n.id)
  and not matter_is_shielded(m.kind, m.type, m.confidential)
  and (m.outcome is null or m.outcome not in ('rejected', 'withdrawn', 'imported'));
comment on view listed_public is 'Listed cases as everybody reads them: no number, no person, no word of whoever raised it, no place but the street.';
