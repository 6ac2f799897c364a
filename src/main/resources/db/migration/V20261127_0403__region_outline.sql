-- Where regions lie, as whoever runs the house was given it.
create table region_outline (
  code text constraint region_outline_pk primary key constraint region_outline_of references region_region,
  shape text not null,
  lon double precision not null constraint region_outline_lon check (lon between -180 and 180),
  lat double precision not null constraint region_outline_lat check (lat between -90 and 90),
  source text not null,
  loaded_at timestamptz not null
);
comment on table region_outline is 'Outlines of regions, loaded from GeoJSON; without any, maps draw rough ones around what was raised in a street.';
comment on column region_outline.code is 'The region.';
comment on column region_outline.shape is 'Coordinates of a GeoJSON MultiPolygon, in degrees (WGS 84), with fewer points than were given where they lay within 30 metres of the line.';
comment on column region_outline.lon is 'Longitude of where the name is written.';
comment on column region_outline.lat is 'Latitude of it.';
comment on column region_outline.source is 'Name of the file.';
comment on column region_outline.loaded_at is 'When.';
