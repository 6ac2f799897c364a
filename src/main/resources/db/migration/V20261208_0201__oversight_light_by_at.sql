-- How much turned red in a week is asked by everybody who opens the brief.
create index oversight_light_by_at on oversight_light (at) where light = 'red';
