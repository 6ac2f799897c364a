-- Receipts and wrong codes are kept for all doors together, by the engine.
drop table portal_wrong_code;
drop table portal_receipt;
