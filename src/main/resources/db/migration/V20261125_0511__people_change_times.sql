-- The auditor looks by time, back from now.
create index people_change_at_ix on people_change (at);
