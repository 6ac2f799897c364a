-- The matters of one place: the same address however it was typed, a point close by, the same street of the same quarter.
-- Both functions stand for themselves: indexes are built with a bare search path, where one would not find the other.
create function matter_address_key(address text) returns text
language sql immutable parallel safe as $$
  select nullif(translate(lower(normalize(address, NFKC) collate "C"), E' \t\r\n。', ''), '')
$$;
comment on function matter_address_key is 'An address as it is compared: full width as half width, small letters, without spaces.';

create function matter_street_key(address text) returns text
language sql immutable parallel safe as $$
  select substring(translate(lower(normalize(address, NFKC) collate "C"), E' \t\r\n。', '')
    from '^(.{1,30}(?:路|街|巷|弄|大道|胡同))')
$$;
comment on function matter_street_key is 'The street of an address, as it is compared: all up to the last word for a street; absent where there is none.';

create index matter_by_address on matter_matter (matter_address_key(address)) where address is not null;
create index matter_by_street on matter_matter (matter_street_key(address), left(region, 9)) where address is not null and region is not null;
create index matter_by_point on matter_matter using gist (point(lon, lat)) where lon is not null and lat is not null;
