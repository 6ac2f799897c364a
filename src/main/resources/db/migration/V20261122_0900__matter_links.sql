alter table matter_party drop constraint matter_party_relation;
alter table matter_party add constraint matter_party_relation check (relation in ('lead','co','upper','issuer','checker'));
comment on column matter_party.relation is 'lead, co, upper (handed it down and stays answerable), issuer (gave the work out), checker (checks it).';

create table matter_link (
  matter bigint not null constraint matter_link_of references matter_matter,
  source bigint not null constraint matter_link_source references matter_matter,
  since timestamptz not null,
  constraint matter_link_pk primary key (matter, source),
  constraint matter_link_not_itself check (matter <> source)
);
comment on table matter_link is 'append-only: where a matter comes from: those who raised its sources are told what becomes of it.';
comment on column matter_link.matter is 'The matter.';
comment on column matter_link.source is 'A matter it was opened from.';
comment on column matter_link.since is 'Since when.';
create index matter_link_by_source on matter_link (source);
