-- By which the same text under other questions is found: a hash of what an answer says beside courtesies, dates, the words
-- of its question and the city's templates. It tells nothing of a person and is emptied by an erasure.
alter table hotline_request add column answer_print bigint;
comment on column hotline_request.answer_print is 'Hash of what the answer says beside courtesies; null where it is too short, and for reports and confidential requests';
create index hotline_request_by_answer_print on hotline_request (answer_print, matter desc) where answer_print is not null;

create table hotline_hint_wrong (
  sort text constraint hotline_hint_wrong_pk primary key
    constraint hotline_hint_wrong_sort check (sort in ('nothing', 'else', 'same', 'complaint', 'number')),
  times bigint not null constraint hotline_hint_wrong_times check (times > 0)
);
comment on table hotline_hint_wrong is 'How often a reviewer said that a hint was wrong: by sort of hint, never by person, unit or matter.';
comment on column hotline_hint_wrong.sort is 'Which sort of hint.';
comment on column hotline_hint_wrong.times is 'How often.';
