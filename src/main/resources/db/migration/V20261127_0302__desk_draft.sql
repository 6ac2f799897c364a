-- Forms of the desk that are not sent yet: each person's own, sealed, gone by themselves.
create table desk_draft (
  id uuid primary key,
  staff bigint not null constraint desk_draft_of references people_staff,
  about text not null,
  form text not null,
  words text not null,
  version int,
  saved_at timestamptz not null,
  constraint desk_draft_once unique (staff, about, form)
);
create index desk_draft_by_saved on desk_draft (saved_at);
comment on table desk_draft is 'What somebody of the staff typed into a form and has not sent; nobody else sees it, and it is removed after some days';
comment on column desk_draft.id is 'Number of the draft, which its words are bound to';
comment on column desk_draft.staff is 'Who typed it';
comment on column desk_draft.about is 'Number of the matter, or intake for a call that is being taken down';
comment on column desk_draft.form is 'Name of the action';
comment on column desk_draft.words is 'All fields as one sealed text: they may name who asks';
comment on column desk_draft.version is 'Version of the matter when the form was opened';
comment on column desk_draft.saved_at is 'When it was saved last';
