-- The list of matters may be read in the order in which they were raised; imported ones were raised before they came.
create index matter_by_raised on matter_matter (raised_at, id);
