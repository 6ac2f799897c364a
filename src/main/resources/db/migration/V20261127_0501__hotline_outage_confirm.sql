-- A notice stands on the portal once somebody else than its author has confirmed it (R-S11).
alter table hotline_outage add column put_up_by bigint, add column confirmed_by bigint;
update hotline_outage o set put_up_by = (select l.staff from hotline_outage_line l where l.outage = o.id and l.act = 'up');
alter table hotline_outage
  alter column put_up_by set not null,
  add constraint hotline_outage_put_up_by foreign key (put_up_by) references people_staff,
  add constraint hotline_outage_confirmed_by foreign key (confirmed_by) references people_staff,
  add constraint hotline_outage_confirmed_by_another check (confirmed_by <> put_up_by);
comment on column hotline_outage.put_up_by is 'Who put it up';
comment on column hotline_outage.confirmed_by is 'Who confirmed that it may be published; absent while it stands at the desk alone';
alter table hotline_outage_line
  drop constraint hotline_outage_line_act,
  add constraint hotline_outage_line_act check (act in ('up','confirm','end'));
comment on column hotline_outage_line.act is 'Put up, confirmed for the portal, or ended before its time';
