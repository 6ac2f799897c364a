-- Nobody is on leave twice on the same day, also when two plan it in the same moment. Ranges of numbers need no extension.
update people_leave l set ended_at = now() where ended_at is null and exists (
  select from people_leave before where before.staff = l.staff and before.id < l.id and before.ended_at is null
    and before.first_day <= l.last_day and before.last_day >= l.first_day);
alter table people_leave add constraint people_leave_once exclude using gist (
  int8range(staff, staff, '[]') with &&, daterange(first_day, last_day, '[]') with &&) where (ended_at is null);
