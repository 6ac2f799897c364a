-- Whoever follows something, or has somebody act, on an English page is written to in English.
alter table matter_follow add column language text constraint matter_follow_language check (language in ('zh', 'en'));
comment on column matter_follow.language is 'Language of the page or program with which it was followed; absent where nobody chose one.';
alter table matter_proxy add column language text constraint matter_proxy_language check (language in ('zh', 'en'));
comment on column matter_proxy.language is 'Language of the page or program with which it was given: both are written to in it. Absent where staff put it down.';
