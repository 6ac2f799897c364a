-- What the engine holds, the database holds too: an answer cites what somebody released and nobody withdrew or replaced, and what
-- holds on its day (the database does not know the city's midnight, so a day more or less passes). A request that was
-- merged gets the answer of the main one as it was worded then, whatever became of the item; that it was merged into that
-- one its own timeline has to say.
alter table hotline_citation add column main bigint constraint hotline_citation_main references matter_matter
  constraint hotline_citation_main_is_another check (main <> matter);
comment on column hotline_citation.main is 'The request whose answer it got, where it was merged into one';

create function hotline_citation_in_force() returns trigger
language plpgsql as $$
begin
  if new.main is not null
    and exists (select from hotline_citation c
      where c.matter = new.main and c.item = new.item and c.version = new.version)
    and exists (select from matter_event e join matter_payload p using (matter, seq) join matter_matter m on m.id = new.main
      where e.matter = new.matter and e.action = 'merge' and position(m.number in p.body) > 0) then
    return new;
  end if;
  if not exists (select from knowledge_act a where a.item = new.item and a.version = new.version and a.act = 'release')
    or exists (select from knowledge_act a where a.item = new.item and a.version >= new.version and a.act = 'withdraw')
    or exists (select from knowledge_act a join knowledge_wording w using (item, version)
      where a.item = new.item and a.version > new.version and a.act = 'release' and w.since < new.at::date)
    or exists (select from knowledge_wording w where w.item = new.item and w.version = new.version
      and (w.since > new.at::date + 1 or w.until < new.at::date - 1)) then
    raise check_violation using message = 'an answer cites only what is in force',
      constraint = 'hotline_citation_in_force', table = 'hotline_citation';
  end if;
  return new;
end $$;
comment on function hotline_citation_in_force is 'Nothing is cited that was not released, was withdrawn or replaced, or does not hold yet or any more.';
create trigger hotline_citation_in_force before insert on hotline_citation
  for each row execute function hotline_citation_in_force();

-- A topic that is put there closed at once is judged like one that is closed later.
create trigger program_topic_judged_at_once after insert on program_topic
  for each row when (new.closed) execute function program_topic_judged();

-- Once a person, answer and sort. Who it was cannot be read from it: the mark is a hash with a key outside of the database.
create table hotline_hint_mark (
  mark bytea constraint hotline_hint_mark_pk primary key
);
comment on table hotline_hint_mark is 'append-only: that a reviewer said of a hint on an answer that it was wrong; neither who nor of which answer can be read from it.';
comment on column hotline_hint_mark.mark is 'Keyed hash of reviewer, matter, answer and sort.';
