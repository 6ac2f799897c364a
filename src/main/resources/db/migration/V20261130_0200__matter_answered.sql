-- What is put forward to an open call ends with an answer, not with a verdict: there is no doing to judge.
alter table matter_matter drop constraint matter_outcome;
alter table matter_matter add constraint matter_outcome
  check (outcome in ('verdict','unreachable','silent','rejected','answered','withdrawn','imported'));
