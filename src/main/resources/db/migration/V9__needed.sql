-- The cases that somebody shows or is about to show: they stay, however old they are.
create view case_needed as
    select item.case_id
    from board_item item join board_issue issue on issue.id = item.issue
    where issue.state <> 'withdrawn';

-- The files that some row names.
create view media_needed as
    select sha256 from case_media
    union all select sha256 from quarantine_media
    union all select sha256 from set_aside
    union all select masked from board_picture where masked is not null;
create index board_picture_masked on board_picture (masked);

-- A masked copy that another has replaced, or whose picture is gone, leaves the disk if no row names it any more.
create function masked_leaves() returns trigger language plpgsql as $$
begin
    insert into media_leaving values (old.masked) on conflict do nothing;
    return null;
end $$;
create trigger board_picture_replaced after update on board_picture for each row
    when (old.masked is not null and old.masked is distinct from new.masked) execute function masked_leaves();
create trigger board_picture_gone after delete on board_picture for each row
    when (old.masked is not null) execute function masked_leaves();
