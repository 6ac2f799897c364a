-- What only a hotline request needs beside what every matter has.
create table hotline_request (
  matter bigint constraint hotline_request_pk primary key constraint hotline_request_of references matter_matter,
  reworks int not null default 0,
  reopened int not null default 0,
  objected boolean not null default false,
  objected_from text,
  return_reason text,
  return_basis text,
  return_final boolean not null default false,
  asked boolean not null default false,
  question text,
  pause_until date,
  pause_reason text,
  extension text constraint hotline_request_extension check (extension in ('asked','granted','refused')),
  extension_reason text,
  promise_date date,
  promise_reason text,
  attempts int not null default 0,
  last_attempt date,
  ground text,
  told text,
  merged_from text,
  same_as text,
  about_known boolean not null default false,
  danger boolean not null default false,
  handed_to text,
  call_id text
);
comment on table hotline_request is 'A hotline request: how often it came back, what is asked for, what was told.';
comment on column hotline_request.matter is 'The matter.';
comment on column hotline_request.reworks is 'How often a bad verdict sent it back to work.';
comment on column hotline_request.reopened is 'How often the raiser had it reopened after it was closed.';
comment on column hotline_request.objected is 'Whether the raiser objected to a rejection or withdrawal; once.';
comment on column hotline_request.objected_from is 'The end that was objected to.';
comment on column hotline_request.return_reason is 'Why the unit says it is not theirs (R-H13).';
comment on column hotline_request.return_basis is 'The text that the unit relies on.';
comment on column hotline_request.return_final is 'A ruling gave it back to the same unit: no second return (R-H12).';
comment on column hotline_request.asked is 'Whether the unit has asked the raiser; once.';
comment on column hotline_request.question is 'What it asked.';
comment on column hotline_request.pause_until is 'End of the pause asked for or granted (R-C03).';
comment on column hotline_request.pause_reason is 'Its ground.';
comment on column hotline_request.extension is 'Whether an extension was asked, granted, refused; once (R-C04).';
comment on column hotline_request.extension_reason is 'Why.';
comment on column hotline_request.promise_date is 'The date promised (R-H19).';
comment on column hotline_request.promise_reason is 'Why it cannot be done in time.';
comment on column hotline_request.attempts is 'Call-backs that reached nobody.';
comment on column hotline_request.last_attempt is 'Day of the last one.';
comment on column hotline_request.ground is 'Ground of the rejection (R-H04).';
comment on column hotline_request.told is 'What the raiser was told: the right road, or the ground of a closing.';
comment on column hotline_request.merged_from is 'State it was in when it was merged.';
comment on column hotline_request.same_as is 'Number of the matter the raiser says is the same; an operator confirms.';
comment on column hotline_request.about_known is 'Whether a report''s unit was determined, also when it is none of ours.';
comment on column hotline_request.danger is 'Words of danger to life were found.';
comment on column hotline_request.handed_to is 'Who took it at 110, 119 or 120 (R-H05).';
comment on column hotline_request.call_id is 'The call it came by.';
