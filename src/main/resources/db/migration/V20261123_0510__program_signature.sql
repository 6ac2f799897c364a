alter table program_item add column signed_on date;
alter table program_item add constraint program_item_signed_on_their_word check (
  signed_on is null or (words_yes > words_no and all_weight > 0 and done_weight = all_weight));
comment on column program_item.signed_on is 'Day of the second signature: on the word of those it is for, with all of its road map accepted; absent while it does not count as done.';
