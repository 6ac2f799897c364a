-- What waits for a person, whatever the unit: a leader's own matters.
create index matter_by_owner_person on matter_matter (owner_person, due) where owner_person is not null;
