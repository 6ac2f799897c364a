-- M10: what a unit or a leader pledges in public with a day, and what somebody else found on it.
create table notice_pledge (
  id bigint generated always as identity constraint notice_pledge_pk primary key,
  unit text not null constraint notice_pledge_unit references people_unit,
  leader text constraint notice_pledge_leader check (leader <> ''),
  title text not null constraint notice_pledge_title check (title <> ''),
  words text not null constraint notice_pledge_words check (words <> ''),
  proof text not null constraint notice_pledge_proof check (proof <> ''),
  due date not null,
  pledged_on date not null,
  pledged_by bigint not null constraint notice_pledge_by references people_staff,
  pledged_at timestamptz not null,
  constraint notice_pledge_ahead check (due >= pledged_on),
  constraint notice_pledge_no_numbers check (
    title || ' ' || words || ' ' || proof !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
create index notice_pledge_by_due on notice_pledge (due desc, id desc);
comment on table notice_pledge is 'append-only: a public pledge (公开承诺); neither its words nor its day are ever changed.';
comment on column notice_pledge.id is 'Which.';
comment on column notice_pledge.unit is 'The unit that pledges, or that its leader is of.';
comment on column notice_pledge.leader is 'Post of the leader who pledges; absent where the unit does.';
comment on column notice_pledge.title is 'What is pledged, in one line.';
comment on column notice_pledge.words is 'What is pledged.';
comment on column notice_pledge.proof is 'What will prove it, told beforehand.';
comment on column notice_pledge.due is 'The day by which it is done.';
comment on column notice_pledge.pledged_on is 'The day on which it was pledged, in the city.';
comment on column notice_pledge.pledged_by is 'Who wrote it down.';
comment on column notice_pledge.pledged_at is 'When.';

create table notice_finding (
  pledge bigint not null constraint notice_finding_of references notice_pledge,
  nr int not null constraint notice_finding_nr check (nr > 0),
  done_on date,
  evidence text not null constraint notice_finding_evidence check (evidence <> ''),
  found_on date not null,
  found_by bigint not null constraint notice_finding_by references people_staff,
  found_at timestamptz not null,
  constraint notice_finding_pk primary key (pledge, nr),
  constraint notice_finding_over check (done_on <= found_on),
  constraint notice_finding_no_numbers check (
    evidence !~ '(1[3-9][0-9]{9})|([0-9]{15})|([0-9]{14}[0-9Xx])|(@[A-Za-z0-9-]+[.])')
);
comment on table notice_finding is 'append-only: what somebody other than the pledger found; the last one counts.';
comment on column notice_finding.pledge is 'The pledge.';
comment on column notice_finding.nr is 'Counted from 1.';
comment on column notice_finding.done_on is 'The day on which it was done; absent: it is not done.';
comment on column notice_finding.evidence is 'What shows it, for everybody.';
comment on column notice_finding.found_on is 'The day of the finding, in the city.';
comment on column notice_finding.found_by is 'By whom.';
comment on column notice_finding.found_at is 'When.';

create function notice_finding_by_another() returns trigger
language plpgsql as $$
begin
  if exists (select from notice_pledge p left join people_staff s on s.id = new.found_by where p.id = new.pledge
      and (p.pledged_by = new.found_by or matter_unit_is_under(s.unit, p.unit))) then
    raise check_violation using message = 'nobody finds that the own pledge was kept',
      constraint = 'notice_finding_by_another', table = 'notice_finding';
  end if;
  if new.done_on < (select p.pledged_on from notice_pledge p where p.id = new.pledge) then
    raise check_violation using message = 'what was done before it was pledged keeps no pledge',
      constraint = 'notice_finding_after', table = 'notice_finding';
  end if;
  return new;
end $$;
comment on function notice_finding_by_another is 'Whoever pledged, or is of the unit that did, does not find that it was kept.';
create trigger notice_finding_by_another before insert on notice_finding
  for each row execute function notice_finding_by_another();
