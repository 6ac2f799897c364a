-- Units whose replies are signed inside the unit before they leave it name who signs.
create table people_signer (
  unit text not null,
  staff bigint not null,
  constraint people_signer_pk primary key (unit, staff),
  constraint people_signer_unit_fk foreign key (unit) references people_unit (code),
  constraint people_signer_staff_fk foreign key (staff) references people_staff (id)
);
comment on table people_signer is 'Who signs a unit''s replies before they leave it; a unit without a line does not want it. Who changed it and why stands in people_change';
comment on column people_signer.unit is 'Unit whose replies are signed';
comment on column people_signer.staff is 'A leader of that unit; counts only while working there';
