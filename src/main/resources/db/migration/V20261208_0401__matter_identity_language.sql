-- Whoever raised something in English is written to in English.
alter table matter_identity add column language text constraint matter_identity_language check (language in ('zh', 'en'));
comment on column matter_identity.language is 'Language of the page or program that it was raised with; absent where nobody chose one.';
