-- What a decision on a project was about. A project that was decided upon is stopped only by another decision.
alter table program_decision add column act text not null default 'chosen'
  constraint program_decision_act check (act in ('chosen','changed','stopped'));
update program_decision set act = 'changed' where n > 1;
comment on column program_decision.act is 'What was decided: chosen, changed, stopped.';
