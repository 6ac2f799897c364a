-- 包案 by somebody else's word: a leader's charge may be given by a supervisor or another leader, and handed over with a reason.
alter table oversight_charge add column assigned_by bigint constraint oversight_charge_assigner references people_staff;
alter table oversight_charge add constraint oversight_charge_by_another check (assigned_by <> staff);
comment on column oversight_charge.assigned_by is 'Who gave it to the leader; absent where the leader took it.';
create index oversight_charge_of_staff on oversight_charge (staff, matter);

alter table oversight_discharge add column how text not null default 'ended'
  constraint oversight_discharge_how check (how in ('ended', 'handed'));
comment on column oversight_discharge.how is 'ended: with what came of it; handed: to another leader, for a reason.';
