-- What the public pages of promised work read of it.
create view program_told as
select w.matter, w.words, w.released_at from promised_words w
where w.state = 'public' and not exists (select from promised_objected x where x.words = w.id);
comment on view program_told is 'The words of promises as everybody reads them.';

create view program_told_away as
select x.matter, x.at from promised_objected x;
comment on view program_told_away is 'Promises whose words are away because somebody objected.';

create view program_told_answer as
select w.matter, o.at as objected_at, d.at, d.withdrawn, d.why
from promised_decision d join promised_objection o on o.id = d.objection join promised_words w on w.id = o.words;
comment on view program_told_answer is 'What was decided on objections to the words of promises, for everybody.';
