-- What an answer rests on, as it was worded when it was given.
alter table hotline_request add column cited bigint, add column cited_version integer;
comment on column hotline_request.cited is 'Number of the item of knowledge that the answer cites; null for none';
comment on column hotline_request.cited_version is 'Its version then';

create table hotline_citation (
  matter bigint not null constraint hotline_citation_of references matter_matter,
  item bigint not null,
  version integer not null,
  title text not null,
  body text not null,
  source text not null,
  link text,
  at timestamptz not null,
  constraint hotline_citation_wording foreign key (item, version) references knowledge_wording
);
create index hotline_citation_by_matter on hotline_citation (matter, at desc);
create index hotline_citation_by_item on hotline_citation (item, version);
comment on table hotline_citation is 'append-only: the items of knowledge that answers cited, worded as they were then';
comment on column hotline_citation.matter is 'The matter that was answered';
comment on column hotline_citation.item is 'Number of the item';
comment on column hotline_citation.version is 'Its version';
comment on column hotline_citation.title is 'Its title then';
comment on column hotline_citation.body is 'Its words then';
comment on column hotline_citation.source is 'What it rested on';
comment on column hotline_citation.link is 'Where that could be read';
comment on column hotline_citation.at is 'When it was cited';
