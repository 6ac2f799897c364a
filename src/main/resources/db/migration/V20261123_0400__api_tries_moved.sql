-- Tries are counted for all doors together, by the engine.
drop table api_try;
