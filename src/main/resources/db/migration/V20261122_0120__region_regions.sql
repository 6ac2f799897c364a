create table region_region (
  code text not null,
  name text not null,
  parent text,
  initials text not null,
  source text not null,
  constraint region_region_pk primary key (code),
  constraint region_region_parent_fk foreign key (parent) references region_region (code),
  constraint region_region_code_ck check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  constraint region_region_prefix_ck check (
    case when length(code) = 2 then parent is null
      else parent is not null and parent = left(code, case length(code) when 4 then 2 when 6 then 4 when 9 then 6 else 9 end)
    end),
  constraint region_region_name_ck check (name <> '')
);
comment on table region_region is 'Administrative divisions 区划; the level follows from the length of the code: 2 province, 4 city, 6 county, 9 street or town, 12 village';
comment on column region_region.code is 'Natural-length statistical code; every code begins with the codes of all it lies in';
comment on column region_region.name is 'Name as the source writes it, without the names above';
comment on column region_region.parent is 'Code of the region it lies in; null for provinces';
comment on column region_region.initials is 'Pinyin initials in lower case, each reading led by a space: '' cqs zqs''';
comment on column region_region.source is 'Where the row came from: national (shipped list), import (villages), or the name of who added it';
create index region_region_parent_ix on region_region (parent);

create table region_version (
  version bigint not null,
  single boolean not null default true,
  constraint region_version_pk primary key (single),
  constraint region_version_ck check (single)
);
comment on table region_version is 'One row: the version of region_region, raised by every change, so that servers know when to forget what they remember';
comment on column region_version.version is 'Number of changes so far';
comment on column region_version.single is 'Always true: holds the table to one row';
insert into region_version (version) values (0);
