-- What the classifier made of the words when staff first looked at a request: written by the action that accepts or
-- classifies it, and so part of the timeline. Agreement and training read it from here.
alter table hotline_request
  add column suggested text,
  add column suggested_chance double precision,
  add column suggested_abstained boolean,
  add column suggested_model bigint,
  add column suggested_at timestamptz;
comment on column hotline_request.suggested is 'Code of the suggested category; null if the tree has no such category';
comment on column hotline_request.suggested_chance is 'How sure it was, 0 to 1';
comment on column hotline_request.suggested_abstained is 'Whether it said that it was not sure';
comment on column hotline_request.suggested_model is 'Number of the model; null for the one that comes along';
comment on column hotline_request.suggested_at is 'When staff first saw it; null before';
create index hotline_request_by_suggested_at on hotline_request (suggested_at) where suggested_at is not null;
