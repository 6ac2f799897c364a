-- R-K06: patterns that look made are worked out when somebody looks. Kept is one thing only: which good words came from one
-- browser on one day.
create table pattern_mark (
  matter bigint not null constraint pattern_mark_of references matter_matter,
  at timestamptz not null,
  mark bytea not null constraint pattern_mark_is_a_hash check (length(mark) = 32),
  constraint pattern_mark_pk primary key (matter, at)
);
create index pattern_mark_by_time on pattern_mark (at);
comment on table pattern_mark is 'That a word of satisfaction came by the portal: a keyed hash of the day and of a random name that lived in the browser''s session. Marks of two days cannot be compared; they are deleted when the rule says so.';
comment on column pattern_mark.matter is 'What the word was about.';
comment on column pattern_mark.at is 'When it was given.';
comment on column pattern_mark.mark is 'The same for one browser on one day, and for nothing else.';

create view pattern_word as
select r.matter, r.unit, r.closed_at, e.at, e.actor = 'staff' as by_phone, e.actor_id as hand, m.answered_at,
       e.to_state = 'closed' and (r.satisfied or exists (
         select from matter_event l where l.matter = e.matter and l.seq > e.seq and l.action in ('verdict', 'callBack'))) as satisfied
from rates_request r join matter_row m on m.id = r.matter join matter_event e on e.matter = r.matter
where r.judged and not r.shielded
  and (e.action = 'verdict' and e.actor = 'raiser' or e.action = 'callBack' and e.actor = 'staff' and e.to_state <> 'approved');
comment on view pattern_word is 'Each word of a raiser on a request that ended with one, and how it came: given by the raiser, or told to who called back. Reports, confidential ones and words of whoever acts for somebody are left out.';

create view pattern_answer as
select r.matter, r.unit, r.category, r.closed_at, r.due_at, m.due_stopped_at as stopped_at, h.answer_sketch as words
from rates_request r join matter_row m on m.id = r.matter left join hotline_request h on h.matter = r.matter
where r.dated and not r.shielded;
comment on view pattern_answer is 'When requests that ended were done with, against their due, and a print of what the answer says.';

create view pattern_sitting as
select r.matter, r.unit, r.closed_at, k.at, encode(k.mark, 'hex') as mark,
       encode(sha256(coalesce(i.phone_hash, '') || k.mark), 'hex') as raiser
from pattern_mark k join rates_request r on r.matter = k.matter left join matter_identity i on i.matter = k.matter
where r.judged and r.satisfied and not r.shielded;
comment on view pattern_sitting is 'Words of satisfaction by browser. raiser tells different numbers of one browser apart and can be compared with nothing else.';

create view pattern_telephone as
select w.unit, w.closed_at, w.at, encode(sha256('pattern'::bytea || i.phone_hash), 'hex') as telephone
from pattern_word w join matter_identity i on i.matter = w.matter
where not w.by_phone and w.satisfied and i.phone_hash is not null;
comment on view pattern_telephone is 'Words of satisfaction by telephone, without the matters: a list of them would be the list of one person.';
