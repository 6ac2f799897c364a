-- Where a word touches a Chinese character the two together are a token too (Tokens.indexed): 3栋, a市, 第12. What was written
-- before gets them here; of what is shielded, only those of the hotline's wording.
drop index matter_by_tokens;
set local maintenance_work_mem = '256MB';

create function matter_joined(said text) returns text[] language sql immutable as $$
  select array(
    select left(part[1], 64) || part[2] from regexp_matches(said, '([a-z0-9]+)([\u3006\u3007\u3021-\u3029\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])', 'g') as part
    union select part[1] || left(part[2], 64) from regexp_matches(said, '([\u3006\u3007\u3021-\u3029\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])([a-z0-9]+)', 'g') as part)
$$;

update matter_matter m set tokens = m.tokens || array_to_tsvector(said.joined)
from (
  select id, matter_joined(lower(normalize(
    case when matter_is_shielded(kind, type, confidential) then '' else title || E'\n' || text end
      || E'\n' || coalesce(reworded_title, '') || E'\n' || coalesce(reworded_text, ''), NFKC))) as joined
  from matter_matter where tokens <> '') said
where said.id = m.id and said.joined <> '{}';

drop function matter_joined(text);

-- Shorter stretches: of a word that nearly every text has, no more is read than is asked for.
create index matter_by_tokens on matter_matter using gin (tokens, (array[id >> 12]));
comment on index matter_by_tokens is 'Words, and stretches of 4,096 matters in the order in which they were raised.';
