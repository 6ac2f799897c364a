-- The auditor looks by time, back from now.
create index access_event_at_ix on access_event (at);
create index access_look_at_ix on access_look (at);
create index access_look_identity_ix on access_look (at) where what like 'identity%';
