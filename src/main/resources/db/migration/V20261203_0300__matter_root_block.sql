-- The tree of a closed day in stretches of 1,024 chains, so that one chain's way to the root is told without walking all.
create table matter_root_block (
  day date not null constraint matter_root_block_of references matter_root,
  nr int not null constraint matter_root_block_nr check (nr >= 0),
  first_matter bigint not null,
  hash bytea not null,
  constraint matter_root_block_pk primary key (day, nr)
);
comment on table matter_root_block is 'append-only: the hashes in the middle of a closed day''s tree, one for each 1,024 chains in the order of matters.';
comment on column matter_root_block.day is 'The closed day.';
comment on column matter_root_block.nr is 'Place of the stretch, from 0.';
comment on column matter_root_block.first_matter is 'The first matter in it.';
comment on column matter_root_block.hash is 'Root over its leaves.';
