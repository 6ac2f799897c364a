-- R-D01, R-F01: who supervises what; the same thing is not chased twice at once. What was said stands in the timeline of the
-- matter alone, so that nothing of it stays behind when a person is forgotten.
create table oversight_order (
  matter bigint constraint oversight_order_pk primary key constraint oversight_order_matter references matter_matter,
  ends date not null,
  ask_until date,
  extended boolean not null default false,
  sent_back int not null default 0,
  raised bigint constraint oversight_order_raised references matter_matter
);
create index oversight_order_by_raised on oversight_order (raised) where raised is not null;
comment on table oversight_order is 'What only an order of supervision has: its day, and the delay that was asked for.';
comment on column oversight_order.matter is 'The order.';
comment on column oversight_order.ends is 'The day by which the unit answers.';
comment on column oversight_order.ask_until is 'The later day that was asked for and is not decided.';
comment on column oversight_order.extended is 'Whether a delay was granted; there is one at most.';
comment on column oversight_order.sent_back is 'How often its answer was sent back.';
comment on column oversight_order.raised is 'The raised matter (提级) of which it is a part.';

create table oversight_ordered (
  matter bigint not null constraint oversight_ordered_by references oversight_order,
  supervised bigint not null constraint oversight_ordered_what references matter_matter,
  open boolean not null default true,
  constraint oversight_ordered_pk primary key (matter, supervised),
  constraint oversight_ordered_not_itself check (matter <> supervised)
);
create unique index oversight_ordered_once on oversight_ordered (supervised) where open;
create index oversight_ordered_what on oversight_ordered (supervised);
comment on table oversight_ordered is 'The matters that an order supervises; one open order at most for each.';
comment on column oversight_ordered.matter is 'The order.';
comment on column oversight_ordered.supervised is 'The matter it supervises.';
comment on column oversight_ordered.open is 'Whether the order still runs.';

create table oversight_chase (
  matter bigint not null constraint oversight_chase_of references matter_matter,
  nr int not null constraint oversight_chase_nr check (nr > 0),
  at timestamptz not null,
  staff bigint not null constraint oversight_chase_by references people_staff,
  constraint oversight_chase_pk primary key (matter, nr)
);
comment on table oversight_chase is 'append-only: each time a supervisor reminded the owner of a matter.';
comment on column oversight_chase.matter is 'The matter.';
comment on column oversight_chase.nr is 'Counted from 1.';
comment on column oversight_chase.at is 'When.';
comment on column oversight_chase.staff is 'By whom.';

create table oversight_listing (
  matter bigint not null constraint oversight_listing_of references matter_matter,
  nr int not null constraint oversight_listing_nr check (nr > 0),
  at timestamptz not null,
  staff bigint not null constraint oversight_listing_by references people_staff,
  until date not null,
  constraint oversight_listing_pk primary key (matter, nr)
);
comment on table oversight_listing is 'append-only: a matter put on the list of supervised cases (挂牌).';
comment on column oversight_listing.matter is 'The matter.';
comment on column oversight_listing.nr is 'Counted from 1 for each matter.';
comment on column oversight_listing.at is 'When it was listed.';
comment on column oversight_listing.staff is 'By whom.';
comment on column oversight_listing.until is 'The day by which it is to be off the list.';

create table oversight_delisting (
  matter bigint not null,
  nr int not null,
  at timestamptz not null,
  staff bigint not null constraint oversight_delisting_by references people_staff,
  how text not null constraint oversight_delisting_how check (how in ('solved', 'decided')),
  constraint oversight_delisting_pk primary key (matter, nr),
  constraint oversight_delisting_of foreign key (matter, nr) references oversight_listing
);
comment on table oversight_delisting is 'append-only: how a listed case left the list (摘牌).';
comment on column oversight_delisting.matter is 'The matter.';
comment on column oversight_delisting.nr is 'Which listing.';
comment on column oversight_delisting.at is 'When.';
comment on column oversight_delisting.staff is 'By whom.';
comment on column oversight_delisting.how is 'solved: the matter has ended; decided: for another reason.';

create table oversight_charge (
  matter bigint not null constraint oversight_charge_of references matter_matter,
  nr int not null constraint oversight_charge_nr check (nr > 0),
  at timestamptz not null,
  staff bigint not null constraint oversight_charge_by references people_staff,
  constraint oversight_charge_pk primary key (matter, nr)
);
comment on table oversight_charge is 'append-only: a leader took charge of a matter (包案).';
comment on column oversight_charge.matter is 'The matter.';
comment on column oversight_charge.nr is 'Counted from 1 for each matter.';
comment on column oversight_charge.at is 'When.';
comment on column oversight_charge.staff is 'The leader.';

create table oversight_discharge (
  matter bigint not null,
  nr int not null,
  at timestamptz not null,
  staff bigint not null constraint oversight_discharge_by references people_staff,
  constraint oversight_discharge_pk primary key (matter, nr),
  constraint oversight_discharge_of foreign key (matter, nr) references oversight_charge
);
comment on table oversight_discharge is 'append-only: how a leader''s charge of a matter ended.';
comment on column oversight_discharge.matter is 'The matter.';
comment on column oversight_discharge.nr is 'Which charge.';
comment on column oversight_discharge.at is 'When.';
comment on column oversight_discharge.staff is 'By whom.';

-- A matter is on the list once, and in one leader's charge: the one before has ended before the next begins.
create function oversight_after_the_last() returns trigger language plpgsql as $$
declare
  ended boolean;
begin
  perform 1 from matter_matter where id = new.matter for update;
  if new.nr = 1 then
    return new;
  end if;
  execute format('select exists (select from %I where matter = $1 and nr = $2)', tg_argv[0]) into ended using new.matter, new.nr - 1;
  if not ended then
    raise exception '% % of matter % before the one before has ended', tg_table_name, new.nr, new.matter
      using errcode = 'check_violation', constraint = tg_table_name || '_once';
  end if;
  return new;
end $$;
create trigger oversight_listing_once before insert on oversight_listing
  for each row execute function oversight_after_the_last('oversight_delisting');
create trigger oversight_charge_once before insert on oversight_charge
  for each row execute function oversight_after_the_last('oversight_discharge');
