-- Which words tell and which everybody writes is read from PostgreSQL's statistics (LedgerWords): a thousand words, as by
-- default, are too few for that; this keeps about ten thousand.
alter table matter_matter alter column tokens set statistics 1000;
