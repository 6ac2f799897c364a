-- M16, M20: what is told in public of listed cases (挂牌), after one person masked it and a second released it (R-S11).
create table listed_notice (
  id bigint generated always as identity constraint listed_notice_pk primary key,
  matter bigint not null,
  nr int not null,
  part text not null constraint listed_notice_part check (part in ('on', 'off')),
  words text not null constraint listed_notice_words check (words <> ''),
  state text not null default 'proposed' constraint listed_notice_state check (state in ('proposed', 'refused', 'public', 'withdrawn')),
  proposed_by bigint not null constraint listed_notice_proposer references people_staff,
  proposed_at timestamptz not null,
  released_by bigint constraint listed_notice_releaser references people_staff,
  released_at timestamptz,
  ended_by bigint constraint listed_notice_ender references people_staff,
  ended_at timestamptz,
  why text constraint listed_notice_why check (why <> ''),
  constraint listed_notice_of foreign key (matter, nr) references oversight_listing,
  constraint listed_notice_released check (num_nonnulls(released_by, released_at) in (0, 2)
    and (state in ('proposed', 'refused')) = (released_by is null)),
  constraint listed_notice_ended check (num_nonnulls(ended_by, ended_at, why) = case when state in ('refused', 'withdrawn') then 3 else 0 end),
  constraint listed_notice_two_people check (released_by <> proposed_by),
  constraint listed_notice_no_numbers check (words || ' ' || coalesce(why, '') !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
create unique index listed_notice_once on listed_notice (matter, nr, part) where state in ('proposed', 'public');
comment on table listed_notice is 'What is said in public of a case that was put on the list of supervised cases, or taken off it; never changed once it is proposed.';
comment on column listed_notice.id is 'Which.';
comment on column listed_notice.matter is 'The matter.';
comment on column listed_notice.nr is 'Which listing of it.';
comment on column listed_notice.part is 'on: why it was listed; off: why it was taken off.';
comment on column listed_notice.words is 'The reason for everybody, masked; no word of the raiser.';
comment on column listed_notice.state is 'proposed, refused, public, withdrawn (taken back).';
comment on column listed_notice.proposed_by is 'Who masked it.';
comment on column listed_notice.proposed_at is 'When.';
comment on column listed_notice.released_by is 'Who released it: another person, neither who listed the case nor who did the work.';
comment on column listed_notice.released_at is 'When.';
comment on column listed_notice.ended_by is 'Who refused it or took it back.';
comment on column listed_notice.ended_at is 'When.';
comment on column listed_notice.why is 'Why.';

create function listed_may_stand() returns trigger
language plpgsql as $$
declare
  m record;
begin
  if tg_op = 'DELETE' then
    raise check_violation using message = 'what was told of a listed case is never deleted', constraint = 'listed_notice_stays', table = 'listed_notice';
  end if;
  if tg_op = 'UPDATE' and ((old.matter, old.nr, old.part, old.words, old.proposed_by, old.proposed_at)
        is distinct from (new.matter, new.nr, new.part, new.words, new.proposed_by, new.proposed_at)
      or old.released_by is not null and (old.released_by, old.released_at) is distinct from (new.released_by, new.released_at)
      or (old.state, new.state) not in (('proposed', 'refused'), ('proposed', 'public'), ('public', 'withdrawn')))
    or tg_op = 'INSERT' and new.state <> 'proposed' then
    raise check_violation using message = 'it stays as it was proposed and goes its way', constraint = 'listed_notice_stays', table = 'listed_notice';
  end if;
  if new.state in ('proposed', 'public') then
    select outcome, doer, kind, type, confidential into m from matter_matter where id = new.matter for share;
    if matter_is_shielded(m.kind, m.type, m.confidential) then
      raise check_violation using message = 'reports and confidential matters are never told in public',
        constraint = 'listed_notice_kept_apart', table = 'listed_notice';
    end if;
    if new.released_by = m.doer or exists (select from oversight_listing l where (l.matter, l.nr) = (new.matter, new.nr) and l.staff = new.released_by) then
      raise check_violation using message = 'neither who listed it nor who did the work releases it',
        constraint = 'listed_notice_by_another', table = 'listed_notice';
    end if;
    if new.part = 'off' and (not exists (select from oversight_delisting d where (d.matter, d.nr) = (new.matter, new.nr))
        or not exists (select from listed_notice n where (n.matter, n.nr, n.part, n.state) = (new.matter, new.nr, 'on', 'public'))) then
      raise check_violation using message = 'only what was listed in public and taken off is told to be off',
        constraint = 'listed_notice_off_after_on', table = 'listed_notice';
    end if;
  end if;
  return new;
end $$;
comment on function listed_may_stand is 'Nothing of reports and confidential matters; words stay; release by a second person, neither who listed nor who did the work.';
create trigger listed_may_stand before insert or update or delete on listed_notice
  for each row execute function listed_may_stand();

-- What everybody may read. What turns out to be a report is not in it from that moment; that a case is off the list stands at once.
create view listed_public as
select n.id, m.category, p.street, u.name as unit, o.name as listed_by, l.at as listed_at, l.until, n.words, n.released_at,
       d.at as off_at, d.how, f.words as off_words
from listed_notice n
join oversight_listing l on (l.matter, l.nr) = (n.matter, n.nr)
join matter_matter m on m.id = n.matter
join matter_public p on p.id = n.matter
join people_staff s on s.id = l.staff
left join people_unit u on u.code = m.lead_unit
left join people_unit o on o.code = s.unit
left join oversight_delisting d on (d.matter, d.nr) = (n.matter, n.nr)
left join listed_notice f on (f.matter, f.nr, f.part, f.state) = (n.matter, n.nr, 'off', 'public')
where n.part = 'on' and n.state = 'public' and not matter_is_shielded(m.kind, m.type, m.confidential)
  and (m.outcome is null or m.outcome not in ('rejected', 'withdrawn', 'imported'));
comment on view listed_public is 'Listed cases as everybody reads them: no number, no person, no word of whoever raised it, no place but the street.';

create view listed_work as select m.id as matter, m.doer from matter_matter m;
comment on view listed_work is 'Who did the work of a matter: the one who releases nothing of it.';
