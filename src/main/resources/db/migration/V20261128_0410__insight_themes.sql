create table insight_theme (
  id bigint generated always as identity constraint insight_theme_pk primary key,
  title text not null constraint insight_theme_title check (title <> '' and length(title) <= 120),
  named boolean not null default false,
  category text,
  region text,
  matters integer not null default 0,
  people integer not null default 0,
  recent integer not null default 0,
  unresolved integer not null default 0,
  days integer not null default 1,
  first_at timestamptz,
  last_at timestamptz,
  counted_at timestamptz not null,
  heat double precision not null default 0,
  joined_into bigint constraint insight_theme_joined references insight_theme,
  constraint insight_theme_not_itself check (joined_into is distinct from id)
);
create index insight_theme_by_heat on insight_theme (heat desc, id) where joined_into is null and matters > 0;
comment on table insight_theme is 'What many residents raise at the same time: found by words, corrected by people.';
comment on column insight_theme.id is 'Which.';
comment on column insight_theme.title is 'What it is about: the words that its matters share, or as a person named it.';
comment on column insight_theme.named is 'Whether a person named it; then it keeps its name.';
comment on column insight_theme.category is 'The category that most of its matters have.';
comment on column insight_theme.region is 'The region that most of its matters have.';
comment on column insight_theme.matters is 'How many matters were raised within the days of the last count.';
comment on column insight_theme.people is 'How many different people raised them; whoever is not known counts once a matter.';
comment on column insight_theme.recent is 'How many of them in the last third of these days.';
comment on column insight_theme.unresolved is 'How many of them are open or were called unsolved by who raised them.';
comment on column insight_theme.days is 'The days of the last count.';
comment on column insight_theme.first_at is 'When the first of them was raised.';
comment on column insight_theme.last_at is 'When the last of them was raised.';
comment on column insight_theme.counted_at is 'When it was counted.';
comment on column insight_theme.heat is 'Its place among the others, 0 to 100, made of the counts beside it.';
comment on column insight_theme.joined_into is 'The theme that a person made it part of.';

create table insight_member (
  matter bigint constraint insight_member_pk primary key constraint insight_member_of references matter_matter,
  theme bigint not null constraint insight_member_theme references insight_theme,
  rank integer not null,
  placed_by bigint constraint insight_member_placed references people_staff
);
create index insight_member_by_theme on insight_member (theme, rank, matter);
comment on table insight_member is 'Which matter belongs to which theme; to one at most.';
comment on column insight_member.matter is 'The matter.';
comment on column insight_member.theme is 'The theme.';
comment on column insight_member.rank is '0 for the most typical.';
comment on column insight_member.placed_by is 'Who put it there; what a person placed stays.';

create table insight_choice (
  id bigint generated always as identity constraint insight_choice_pk primary key,
  at timestamptz not null,
  staff bigint not null constraint insight_choice_by references people_staff,
  what text not null constraint insight_choice_what check (what in ('rename', 'join', 'split')),
  theme bigint not null constraint insight_choice_theme references insight_theme,
  other bigint constraint insight_choice_other references insight_theme,
  title text not null,
  matters integer
);
create index insight_choice_by_theme on insight_choice (theme, id desc);
create index insight_choice_by_other on insight_choice (other, id desc);
comment on table insight_choice is 'append-only: what people changed about themes.';
comment on column insight_choice.id is 'Which.';
comment on column insight_choice.at is 'When.';
comment on column insight_choice.staff is 'Who.';
comment on column insight_choice.what is 'rename, join or split.';
comment on column insight_choice.theme is 'The theme that was changed.';
comment on column insight_choice.other is 'The theme it was joined to, or that was split off it.';
comment on column insight_choice.title is 'The name that was given, or that the other theme had.';
comment on column insight_choice.matters is 'How many matters moved.';

create table insight_run (
  id bigint generated always as identity constraint insight_run_pk primary key,
  began_at timestamptz not null,
  told_at timestamptz not null,
  stage text not null,
  done bigint not null,
  ended_at timestamptz,
  voices integer,
  themes integer
);
create unique index insight_run_one_at_work on insight_run ((true)) where ended_at is null;
comment on table insight_run is 'Each search for themes, how far it is or what it found.';
comment on column insight_run.id is 'Which.';
comment on column insight_run.began_at is 'When it began.';
comment on column insight_run.told_at is 'When it last told how far it was; one that is silent for minutes was cut off.';
comment on column insight_run.stage is 'read, compare, group or count.';
comment on column insight_run.done is 'How many matters are done in this stage.';
comment on column insight_run.ended_at is 'When it ended.';
comment on column insight_run.voices is 'How many matters it compared.';
comment on column insight_run.themes is 'How many themes it found.';
