-- Who has an action's form of a matter open: told to others who open it, never in anybody's way, gone by itself.
create table desk_attention (
  number text,
  staff bigint constraint desk_attention_of references people_staff,
  since timestamptz not null,
  seen timestamptz not null,
  constraint desk_attention_pk primary key (number, staff),
  constraint desk_attention_order check (seen >= since)
);
create index desk_attention_by_seen on desk_attention (seen);
comment on table desk_attention is 'Who works on a matter just now; a line counts for five minutes and is then removed';
comment on column desk_attention.number is 'Number of the matter';
comment on column desk_attention.staff is 'Who opened a form of it';
comment on column desk_attention.since is 'When the form was opened';
comment on column desk_attention.seen is 'When something was last done with it';
