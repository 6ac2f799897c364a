-- Runs after every migration, as the owner: what the server's role may do with each table.
-- A table whose comment begins with 'append-only' is history: the server may add and read lines, never change,
-- delete or empty them. Saying it in the comment keeps the promise beside the table that makes it.
do $$
declare
  t record;
begin
  execute format('grant usage on schema %I to %I', current_schema(), '${app}');
  execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), '${app}');
  for t in
    select c.oid::regclass as name, coalesce(obj_description(c.oid, 'pg_class'), '') as remark
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v')
      and c.relname <> 'flyway_schema_history'
  loop
    execute format('grant select, insert, update, delete on %s to %I', t.name, '${app}');
    if t.remark like 'append-only%' then
      execute format('revoke update, delete, truncate on %s from %I', t.name, '${app}');
    end if;
  end loop;
end $$;
