-- Views of the list of matters that somebody keeps under a name: the query as it stands in the address.
create table desk_view (
  id bigint generated always as identity constraint desk_view_pk primary key,
  staff bigint not null constraint desk_view_of references people_staff,
  name text not null constraint desk_view_name check (length(name) between 1 and 40),
  query text not null constraint desk_view_query check (length(query) <= 2000),
  position int not null constraint desk_view_position check (position between 1 and 20),
  constraint desk_view_name_once unique (staff, name),
  constraint desk_view_position_once unique (staff, position) deferrable initially deferred
);
comment on table desk_view is 'Views of the list of matters that a member of the staff keeps, at most twenty';
comment on column desk_view.id is 'Number of the view';
comment on column desk_view.staff is 'Whose it is';
comment on column desk_view.name is 'What it is called';
comment on column desk_view.query is 'Filters, columns and order, as in the address of the list';
comment on column desk_view.position is 'Place among the tabs, from 1';
