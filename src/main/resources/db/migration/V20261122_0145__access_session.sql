-- Sessions of staff: the tables of Spring Session JDBC 4.1 under this room's prefix (their shape is the library's).
create table access_session (
  primary_id char(36) not null,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100),
  constraint access_session_pk primary key (primary_id)
);
create unique index access_session_session_id_uq on access_session (session_id);
create index access_session_expiry_time_ix on access_session (expiry_time);
create index access_session_principal_name_ix on access_session (principal_name);
comment on table access_session is 'Sessions of staff, shared by all servers';
comment on column access_session.primary_id is 'Key';
comment on column access_session.session_id is 'What the browser''s cookie carries';
comment on column access_session.creation_time is 'Milliseconds since 1970';
comment on column access_session.last_access_time is 'Milliseconds since 1970';
comment on column access_session.max_inactive_interval is 'Seconds without use after which it ends';
comment on column access_session.expiry_time is 'Milliseconds since 1970';
comment on column access_session.principal_name is 'Staff number';

create table access_session_attributes (
  session_primary_id char(36) not null,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  constraint access_session_attributes_pk primary key (session_primary_id, attribute_name),
  constraint access_session_attributes_fk foreign key (session_primary_id) references access_session (primary_id)
    on delete cascade
);
comment on table access_session_attributes is 'What a session carries';
comment on column access_session_attributes.session_primary_id is 'Which session';
comment on column access_session_attributes.attribute_name is 'Name';
comment on column access_session_attributes.attribute_bytes is 'A value of one of few Java types, serialized';
