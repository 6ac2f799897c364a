-- Calls that made no matter.
create table hotline_call (
  id bigint generated always as identity constraint hotline_call_pk primary key,
  at timestamptz not null,
  kind text not null constraint hotline_call_kind check (kind in ('silent', 'thanks', 'wrong_number')),
  staff bigint not null constraint hotline_call_staff references people_staff,
  call_id text constraint hotline_call_call_id check (call_id <> '')
);
create index hotline_call_at on hotline_call (at);
comment on table hotline_call is 'append-only: calls that made no matter, one line each.';
comment on column hotline_call.id is 'Order of the lines.';
comment on column hotline_call.at is 'When it was kept.';
comment on column hotline_call.kind is 'silent: nobody spoke; thanks: somebody said thank you; wrong_number: meant for somebody else.';
comment on column hotline_call.staff is 'Who took it.';
comment on column hotline_call.call_id is 'The call''s id at the call centre.';
