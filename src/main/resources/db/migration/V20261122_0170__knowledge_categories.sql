create table knowledge_category (
  code text not null,
  name text not null,
  parent text,
  place integer not null,
  active boolean not null default true,
  constraint knowledge_category_pk primary key (code),
  constraint knowledge_category_parent_fk foreign key (parent) references knowledge_category (code),
  constraint knowledge_category_parent_ck check (parent <> code),
  constraint knowledge_category_code_ck check (code ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$'),
  constraint knowledge_category_name_ck check (name <> '' and length(name) <= 100)
);
comment on table knowledge_category is 'The category tree 分类: what matters are about';
comment on column knowledge_category.code is 'Code, never changed and never used again for something else';
comment on column knowledge_category.name is 'Name without those above';
comment on column knowledge_category.parent is 'Code of the category above; null for the classes at the top';
comment on column knowledge_category.place is 'Order among those with the same parent';
comment on column knowledge_category.active is 'Whether new matters may be given this category';
create index knowledge_category_parent_ix on knowledge_category (parent);

create table knowledge_version (
  version bigint not null,
  single boolean not null default true,
  constraint knowledge_version_pk primary key (single),
  constraint knowledge_version_ck check (single)
);
comment on table knowledge_version is 'One row: the version of the category tree, raised by every change, so that servers know when to read it anew';
comment on column knowledge_version.version is 'Number of changes so far';
comment on column knowledge_version.single is 'Always true: holds the table to one row';
insert into knowledge_version (version) values (0);

create table knowledge_answer (
  id bigint generated always as identity,
  title text not null,
  body text not null,
  category text,
  region text,
  unit text,
  source text,
  state text not null,
  search tsvector not null,
  created_at timestamptz not null,
  created_by text not null,
  constraint knowledge_answer_pk primary key (id),
  constraint knowledge_answer_category_fk foreign key (category) references knowledge_category (code),
  constraint knowledge_answer_region_fk foreign key (region) references region_region (code),
  constraint knowledge_answer_state_ck check (state in ('published', 'retired'))
);
comment on table knowledge_answer is 'Answer texts 知识条目 that can be given to residents as they are';
comment on column knowledge_answer.id is 'Number';
comment on column knowledge_answer.title is 'The question in few words';
comment on column knowledge_answer.body is 'The answer, plain text';
comment on column knowledge_answer.category is 'What it is about; null for anything';
comment on column knowledge_answer.region is 'Where it holds; null for everywhere';
comment on column knowledge_answer.unit is 'Code of the unit that answers for its being right; null for none';
comment on column knowledge_answer.source is 'What it rests on: a rule, a notice; null if unknown';
comment on column knowledge_answer.state is 'published: may be given; retired: kept for what was answered with it';
comment on column knowledge_answer.search is 'Tokens of title and body';
comment on column knowledge_answer.created_at is 'When it was written';
comment on column knowledge_answer.created_by is 'Who wrote it: an account, or demo or import';
create index knowledge_answer_search_ix on knowledge_answer using gin (search);
create index knowledge_answer_category_ix on knowledge_answer (category);
create index knowledge_answer_region_ix on knowledge_answer (region);
