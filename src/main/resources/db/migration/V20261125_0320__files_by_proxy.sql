-- Who acts for a resident may send pictures too.
alter table files_file drop constraint files_file_by_kind;
alter table files_file add constraint files_file_by_kind check (by_kind in ('staff', 'raiser', 'proxy', 'anyone', 'house'));
comment on column files_file.by_kind is 'who gave it: staff, the raiser with the code, one who acts for the raiser, anyone, or the house itself';
