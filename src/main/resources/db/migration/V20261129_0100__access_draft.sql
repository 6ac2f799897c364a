-- Drafts belong to whoever types, not to the requests' desk alone: forms of lists and visits keep them, too.
alter table desk_draft rename to access_draft;
alter table access_draft rename constraint desk_draft_pkey to access_draft_pkey;
alter table access_draft rename constraint desk_draft_of to access_draft_of;
alter table access_draft rename constraint desk_draft_once to access_draft_once;
alter index desk_draft_by_saved rename to access_draft_by_saved;
comment on column access_draft.about is 'What the form is about, as its room names it: the number of a matter, the code of a list, a visit, intake for a call that is being taken down';
comment on column access_draft.form is 'Name of the form';
comment on column access_draft.version is 'Version of the matter when the form was opened, where it has one';
