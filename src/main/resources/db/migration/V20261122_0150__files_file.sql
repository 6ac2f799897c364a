-- Files of matters. The bytes lie in a folder or an S3 bucket under their digest.
create table files_file (
  id         uuid        not null,
  sha256     text        not null,
  size       bigint      not null,
  type       text        not null,
  kind       text        not null,
  name       text        not null,
  width      integer,
  height     integer,
  created_at timestamptz not null,
  by_kind    text        not null,
  by_staff   bigint,
  subject    text,
  position   bigint generated always as identity,
  constraint files_file_pk primary key (id),
  constraint files_file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint files_file_size check (size > 0),
  constraint files_file_kind check (kind in ('image', 'document', 'audio', 'video')),
  constraint files_file_image check ((kind = 'image') = (width is not null and height is not null)),
  constraint files_file_by_kind check (by_kind in ('staff', 'raiser', 'anyone', 'house')),
  constraint files_file_by_staff check ((by_kind = 'staff') = (by_staff is not null)),
  constraint files_file_filled check (name <> '' and subject <> '')
);
create index files_file_subject on files_file (subject, position) where subject is not null;
create index files_file_loose on files_file (created_at) where subject is null;
create index files_file_sha256_idx on files_file (sha256);

comment on table files_file is 'files that people gave to matters; a file belongs to one matter at most';
comment on column files_file.id is 'random, not to be guessed: knowing it allows to attach a file that is still loose';
comment on column files_file.sha256 is 'digest of the bytes as stored, in hexadecimal; the same bytes are stored once';
comment on column files_file.size is 'bytes as stored';
comment on column files_file.type is 'media type, found by content';
comment on column files_file.kind is 'image, document, audio or video';
comment on column files_file.name is 'the name its owner gave it, cleaned, with the ending that its content asks for';
comment on column files_file.width is 'pixels across, images only';
comment on column files_file.height is 'pixels down, images only';
comment on column files_file.created_at is 'when it came';
comment on column files_file.by_kind is 'who gave it: staff, the raiser with the code, anyone, or the house itself';
comment on column files_file.by_staff is 'number of the person of the staff who gave it';
comment on column files_file.subject is 'number of the matter it belongs to; absent until it is attached, swept after a day';
comment on column files_file.position is 'order in which the files came';
