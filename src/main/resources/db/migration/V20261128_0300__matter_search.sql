-- Frequent words are looked for in stretches of the ledger, the newest first: the stretch lies in the same index as the
-- words, so that a question for both reads neither all matters with the word nor all of the stretch.
drop index matter_by_tokens;
create index matter_by_tokens on matter_matter using gin (tokens, (array[id >> 14]));
comment on index matter_by_tokens is 'Words, and stretches of 16,384 matters in the order in which they were raised.';
