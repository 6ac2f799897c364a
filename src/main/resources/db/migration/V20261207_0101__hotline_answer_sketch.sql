-- Near-copies of an answer are found too, not only the same text: numbers of which nearly alike answers share several take the
-- place of one hash. What was answered before this has none, and is found again once it is answered anew.
drop index hotline_request_by_answer_print;
alter table hotline_request drop column answer_print;
alter table hotline_request add column answer_sketch text;
comment on column hotline_request.answer_sketch is 'Hashes of what the answer says beside courtesies, blanks between; null where it is too short, and for reports and confidential requests';
create index hotline_request_by_answer_sketch on hotline_request using gin (string_to_array(answer_sketch, ' '))
  where answer_sketch is not null;
