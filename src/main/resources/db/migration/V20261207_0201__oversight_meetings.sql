-- M34: what a meeting or an instruction asks for is a matter, or follows one; minutes are issued once. The words of an item
-- stand with its matter alone, so that nothing of them stays behind when a person is forgotten.
alter table oversight_order add column called text
  constraint oversight_order_called check (called in ('meeting', 'instruction', 'emergency'));
comment on column oversight_order.called is 'The form of the meeting that gave it; absent where a supervisor or a tier above did.';

create table oversight_meeting (
  id bigint generated always as identity constraint oversight_meeting_pk primary key,
  key text not null constraint oversight_meeting_key unique,
  form text not null constraint oversight_meeting_form check (form in ('meeting', 'instruction', 'emergency')),
  title text not null constraint oversight_meeting_title check (title <> ''),
  held_at timestamptz not null,
  place text constraint oversight_meeting_place check (place <> ''),
  led_by text not null constraint oversight_meeting_led check (led_by <> ''),
  follows bigint constraint oversight_meeting_follows references oversight_meeting,
  items int not null constraint oversight_meeting_items check (items between 1 and 30),
  issued_at timestamptz not null,
  staff bigint not null constraint oversight_meeting_by references people_staff,
  constraint oversight_meeting_after check (follows < id),
  constraint oversight_meeting_one check (form <> 'instruction' or items = 1),
  constraint oversight_meeting_whole unique (id, items)
);
create index oversight_meeting_by_time on oversight_meeting (held_at desc, id desc);
create index oversight_meeting_by_follows on oversight_meeting (follows) where follows is not null;
comment on table oversight_meeting is 'append-only: meetings (调度会), instructions (即时指令) and emergency calls (应急召集), with minutes that are never rewritten.';
comment on column oversight_meeting.id is 'Internal number.';
comment on column oversight_meeting.key is 'Of the form it was sent with, so that sending it again makes no second one.';
comment on column oversight_meeting.form is 'meeting, instruction (one item) or emergency.';
comment on column oversight_meeting.title is 'What it was about, in one line; nothing of residents.';
comment on column oversight_meeting.held_at is 'When it was held.';
comment on column oversight_meeting.place is 'Where.';
comment on column oversight_meeting.led_by is 'Who led it.';
comment on column oversight_meeting.follows is 'The meeting before, whose open items it goes on with.';
comment on column oversight_meeting.items is 'How many items its minutes have.';
comment on column oversight_meeting.issued_at is 'When the minutes were issued.';
comment on column oversight_meeting.staff is 'Who issued them.';

create table oversight_present (
  meeting bigint not null constraint oversight_present_at references oversight_meeting,
  unit text not null constraint oversight_present_unit references people_unit,
  constraint oversight_present_pk primary key (meeting, unit)
);
create index oversight_present_unit on oversight_present (unit);
comment on table oversight_present is 'append-only: the units that took part in a meeting. Units, never persons (R-F02).';
comment on column oversight_present.meeting is 'The meeting.';
comment on column oversight_present.unit is 'The unit.';

-- An item is one of as many as the minutes say they have: none can be added to them later.
create table oversight_minute (
  meeting bigint not null,
  nr int not null,
  items int not null,
  matter bigint not null constraint oversight_minute_matter references matter_matter,
  opened boolean not null,
  constraint oversight_minute_pk primary key (meeting, nr),
  constraint oversight_minute_of foreign key (meeting, items) references oversight_meeting (id, items),
  constraint oversight_minute_nr check (nr between 1 and items),
  constraint oversight_minute_once unique (meeting, matter)
);
create index oversight_minute_by_matter on oversight_minute (matter);
comment on table oversight_minute is 'append-only: the items of minutes, each the order it opened or the matter it follows.';
comment on column oversight_minute.meeting is 'The meeting.';
comment on column oversight_minute.nr is 'Place in the minutes.';
comment on column oversight_minute.items is 'How many there are.';
comment on column oversight_minute.matter is 'The matter.';
comment on column oversight_minute.opened is 'Whether the meeting opened it; else it was there before and is followed.';

create table oversight_correction (
  meeting bigint not null constraint oversight_correction_of references oversight_meeting,
  nr int not null constraint oversight_correction_nr check (nr > 0),
  minute int,
  text text constraint oversight_correction_text check (text <> ''),
  at timestamptz not null,
  staff bigint not null constraint oversight_correction_by references people_staff,
  constraint oversight_correction_pk primary key (meeting, nr),
  constraint oversight_correction_item foreign key (meeting, minute) references oversight_minute (meeting, nr),
  constraint oversight_correction_words check ((minute is null) = (text is not null))
);
comment on table oversight_correction is 'append-only: what was corrected in minutes after they were issued.';
comment on column oversight_correction.meeting is 'The meeting.';
comment on column oversight_correction.nr is 'Counted from 1 for each meeting.';
comment on column oversight_correction.minute is 'The item; absent for when, where, who. What was said about an item stands in the timeline of its matter.';
comment on column oversight_correction.text is 'What is right, where it is about no item.';
comment on column oversight_correction.at is 'When.';
comment on column oversight_correction.staff is 'By whom.';

create view oversight_receipt as
select o.matter, c.started_at as sent_at, c.due, c.stopped_at as received_at
from oversight_order o join matter_clock c on c.matter = o.matter and c.name = 'receive';
comment on view oversight_receipt is 'When each order was given out and when it was received.';
