create table program_list (
  code text constraint program_list_pk primary key constraint program_list_code check (code ~ '^[0-9A-Za-z][0-9A-Za-z-]{0,39}$'),
  name text not null constraint program_list_name check (name <> ''),
  year int not null constraint program_list_year check (year between 2000 and 2200),
  level text not null constraint program_list_level check (level in ('city','county','unit')),
  parent text constraint program_list_parent references program_list,
  office text not null constraint program_list_office references people_unit,
  checker text constraint program_list_checker references people_unit,
  public boolean not null default false,
  last_nr int not null default 0,
  made_at timestamptz not null,
  made_by bigint not null constraint program_list_made_by references people_staff,
  constraint program_list_not_its_own_parent check (parent is distinct from code),
  constraint program_list_checker_is_not_office check (checker is distinct from office)
);
comment on table program_list is 'A list of promised work, usually of one year.';
comment on column program_list.code is 'Short name in addresses and tables.';
comment on column program_list.name is 'Its name.';
comment on column program_list.year is 'The year it is for.';
comment on column program_list.level is 'Whose it is: city, county, unit.';
comment on column program_list.parent is 'The list it carries out.';
comment on column program_list.office is 'The unit that keeps it and gives the work out.';
comment on column program_list.checker is 'The group that checks its items, unless an item names another.';
comment on column program_list.public is 'Whether residents may see it.';
comment on column program_list.last_nr is 'The number last given to an item.';
comment on column program_list.made_at is 'When it was made.';
comment on column program_list.made_by is 'Who made it.';

create table program_goal (
  list text not null constraint program_goal_list references program_list,
  code text not null,
  parent text,
  name text not null constraint program_goal_name check (name <> ''),
  constraint program_goal_pk primary key (list, code),
  constraint program_goal_parent foreign key (list, parent) references program_goal,
  constraint program_goal_not_its_own_parent check (parent is distinct from code)
);
comment on table program_goal is 'The goal tree of a list: strategy, action; items hang below its leaves and count once (M36).';
comment on column program_goal.list is 'The list.';
comment on column program_goal.code is 'Short name within the list.';
comment on column program_goal.parent is 'The goal it serves.';
comment on column program_goal.name is 'Its name.';

create table program_item (
  matter bigint constraint program_item_pk primary key constraint program_item_of references matter_matter,
  list text not null constraint program_item_list references program_list,
  nr int not null,
  title text not null,
  aspect text,
  sort text,
  goal text,
  lead text constraint program_item_lead references people_unit,
  co text,
  checker text constraint program_item_checker references people_unit,
  person text,
  target text,
  quantity numeric(18,4),
  quantity_unit text,
  base numeric(18,4),
  cut_off date,
  measures text,
  criteria text,
  begins date,
  ends date,
  all_weight int not null default 0,
  done_weight int not null default 0,
  strike_offs int not null default 0,
  rebounds int not null default 0,
  words_yes int not null default 0,
  words_no int not null default 0,
  reason_class text constraint program_item_reason check (reason_class in
    ('funds','land','policy','dispute','season','contractor','other')),
  missing text,
  giver text,
  approver bigint constraint program_item_approver references people_staff,
  yearly_target text,
  next_review date,
  issued_on date,
  constraint program_item_once unique (list, nr),
  constraint program_item_goal foreign key (list, goal) references program_goal,
  constraint program_item_dates check (begins is null or ends is null or begins <= ends),
  constraint program_item_progress check (done_weight between 0 and all_weight),
  constraint program_item_quantity_has_unit check (quantity is null or quantity_unit is not null),
  constraint program_item_checker_is_not_lead check (checker is distinct from lead or lead is null)
);
comment on table program_item is 'An item of a list: what is promised, by whom, by when, how far it is.';
comment on column program_item.matter is 'The matter.';
comment on column program_item.list is 'The list it stands on.';
comment on column program_item.nr is 'Its number there.';
comment on column program_item.title is 'Its title, the same as on the ledger, where it never changes.';
comment on column program_item.issued_on is 'Day it was given out; the units see it from then on.';
comment on column program_item.aspect is 'Aspect of the list it belongs to.';
comment on column program_item.sort is 'Class within the aspect.';
comment on column program_item.goal is 'Leaf of the goal tree it serves.';
comment on column program_item.lead is 'Unit that is to lead (责任人).';
comment on column program_item.co is 'Codes of the units that are to help, with commas between.';
comment on column program_item.checker is 'Group that is to check it.';
comment on column program_item.person is 'The person named as answerable.';
comment on column program_item.target is 'What is to be reached, in words (任务书).';
comment on column program_item.quantity is 'How much of it.';
comment on column program_item.quantity_unit is 'In which unit.';
comment on column program_item.base is 'How much there was before.';
comment on column program_item.cut_off is 'Day to which base is told (截至).';
comment on column program_item.measures is 'How it is to be reached.';
comment on column program_item.criteria is 'By what it is accepted.';
comment on column program_item.begins is 'First day.';
comment on column program_item.ends is 'Last day promised.';
comment on column program_item.all_weight is 'Sum of the weights of its milestones.';
comment on column program_item.done_weight is 'Sum of the weights of those accepted: progress is this over that.';
comment on column program_item.strike_offs is 'How often striking off was asked.';
comment on column program_item.rebounds is 'How often it came back after it was struck off (反弹).';
comment on column program_item.words_yes is 'How many of those it is for said yes since striking off was asked.';
comment on column program_item.words_no is 'How many said no.';
comment on column program_item.reason_class is 'Why it is late or long-running (R-D06b).';
comment on column program_item.missing is 'What is missing.';
comment on column program_item.giver is 'Who can give it.';
comment on column program_item.approver is 'Who approved that it is long-running.';
comment on column program_item.yearly_target is 'What of it is to be reached this year.';
comment on column program_item.next_review is 'When it is looked at again.';
create index program_item_by_list on program_item (list, nr);
create index program_item_by_goal on program_item (list, goal) where goal is not null;

create table program_milestone (
  matter bigint not null constraint program_milestone_of references matter_matter,
  nr int not null constraint program_milestone_nr check (nr between 1 and 99),
  title text not null,
  weight int not null constraint program_milestone_weight check (weight between 1 and 100),
  due date not null,
  reached_at timestamptz,
  evidence text,
  accepted_at timestamptz,
  accepted_by bigint constraint program_milestone_accepted_by references people_staff,
  dropped_at timestamptz,
  constraint program_milestone_pk primary key (matter, nr),
  constraint program_milestone_accepted check (accepted_at is null or (reached_at is not null and evidence is not null and accepted_by is not null))
);
comment on table program_milestone is 'The road map of an item (路线图): what is reached when, and what part of the whole it is.';
comment on column program_milestone.matter is 'The matter.';
comment on column program_milestone.nr is 'Its place.';
comment on column program_milestone.title is 'What is reached.';
comment on column program_milestone.weight is 'Its part of the whole.';
comment on column program_milestone.due is 'Its date (时间表).';
comment on column program_milestone.reached_at is 'When the unit said that it is reached.';
comment on column program_milestone.evidence is 'What shows it.';
comment on column program_milestone.accepted_at is 'When the group accepted it.';
comment on column program_milestone.accepted_by is 'Who of the group.';
comment on column program_milestone.dropped_at is 'When it was taken off the road map.';

create table program_fund (
  matter bigint not null constraint program_fund_of references matter_matter,
  source text not null constraint program_fund_source check (source in ('central','province','city','county','town','society','own','other')),
  planned numeric(18,2) not null default 0 constraint program_fund_planned check (planned >= 0),
  arrived numeric(18,2) not null default 0 constraint program_fund_arrived check (arrived >= 0),
  spent numeric(18,2) not null default 0 constraint program_fund_spent check (spent >= 0),
  constraint program_fund_pk primary key (matter, source),
  constraint program_fund_not_overspent check (spent <= arrived)
);
comment on table program_fund is 'Money of an item by source, in yuan; it is added up from here and nowhere else.';
comment on column program_fund.matter is 'The matter.';
comment on column program_fund.source is 'Who gives it.';
comment on column program_fund.planned is 'Planned, yuan.';
comment on column program_fund.arrived is 'Arrived, yuan.';
comment on column program_fund.spent is 'Spent, yuan.';

create table program_slot (
  matter bigint not null constraint program_slot_of references matter_matter,
  opens date not null,
  due timestamptz not null,
  filled_at timestamptz,
  filled_by bigint constraint program_slot_filled_by references people_staff,
  nothing_new boolean,
  text text,
  constraint program_slot_pk primary key (matter, opens),
  constraint program_slot_filled check (num_nonnulls(filled_at, filled_by, nothing_new) in (0, 3))
);
comment on table program_slot is 'Follow-ups of an item, two a month (M12); one that is past due and not filled was missed.';
comment on column program_slot.matter is 'The matter.';
comment on column program_slot.opens is 'Day it opens.';
comment on column program_slot.due is 'First moment that is too late.';
comment on column program_slot.filled_at is 'When it was filled.';
comment on column program_slot.filled_by is 'Who filled it.';
comment on column program_slot.nothing_new is 'Whether nothing has changed.';
comment on column program_slot.text is 'What has changed.';
create index program_slot_open on program_slot (due, matter) where filled_at is null;
