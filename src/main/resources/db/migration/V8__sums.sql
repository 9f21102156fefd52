-- Sums of hour_count, kept by a trigger in the transaction that changes it, so that pages of a year read thousands of rows
-- and not millions: of the city by hour, and of each crossing by day.
create table city_hour (
    hour        timestamptz primary key,
    violated    bigint not null,
    yielded     bigint not null,
    no_conflict bigint not null,
    undecided   bigint not null,
    crossed     bigint not null,
    jaywalked   bigint not null,
    blocked     bigint not null,
    watched_ms  bigint not null
);

-- A day begins at midnight in China; whoever counts by another clock reads the rest from hour_count.
create table spot_day (
    spot        text        not null,
    day         timestamptz not null,
    violated    bigint not null,
    yielded     bigint not null,
    no_conflict bigint not null,
    undecided   bigint not null,
    crossed     bigint not null,
    jaywalked   bigint not null,
    blocked     bigint not null,
    watched_ms  bigint not null,
    primary key (day, spot)
);

create index hour_count_spot on hour_count (spot, hour);

create function day_of(hour timestamptz) returns timestamptz language sql immutable as
    $$ select date_bin('1 day', hour, timestamptz '2000-01-01 16:00:00Z') $$;

create function sum_up() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        old := new;
        old.violated := 0; old.yielded := 0; old.no_conflict := 0; old.undecided := 0;
        old.crossed := 0; old.jaywalked := 0; old.blocked := 0; old.watched_ms := 0;
    end if;
    insert into city_hour as sum values (new.hour, new.violated - old.violated, new.yielded - old.yielded,
            new.no_conflict - old.no_conflict, new.undecided - old.undecided, new.crossed - old.crossed,
            new.jaywalked - old.jaywalked, new.blocked - old.blocked, new.watched_ms - old.watched_ms)
        on conflict (hour) do update set violated = sum.violated + excluded.violated,
            yielded = sum.yielded + excluded.yielded, no_conflict = sum.no_conflict + excluded.no_conflict,
            undecided = sum.undecided + excluded.undecided, crossed = sum.crossed + excluded.crossed,
            jaywalked = sum.jaywalked + excluded.jaywalked, blocked = sum.blocked + excluded.blocked,
            watched_ms = sum.watched_ms + excluded.watched_ms;
    insert into spot_day as sum values (new.spot, day_of(new.hour), new.violated - old.violated, new.yielded - old.yielded,
            new.no_conflict - old.no_conflict, new.undecided - old.undecided, new.crossed - old.crossed,
            new.jaywalked - old.jaywalked, new.blocked - old.blocked, new.watched_ms - old.watched_ms)
        on conflict (day, spot) do update set violated = sum.violated + excluded.violated,
            yielded = sum.yielded + excluded.yielded, no_conflict = sum.no_conflict + excluded.no_conflict,
            undecided = sum.undecided + excluded.undecided, crossed = sum.crossed + excluded.crossed,
            jaywalked = sum.jaywalked + excluded.jaywalked, blocked = sum.blocked + excluded.blocked,
            watched_ms = sum.watched_ms + excluded.watched_ms;
    return null;
end $$;

create trigger hour_count_sums after insert or update on hour_count for each row execute function sum_up();

-- Sums everything anew.
create procedure sum_all() language sql as $$
    delete from city_hour;
    insert into city_hour
        select hour, sum(violated), sum(yielded), sum(no_conflict), sum(undecided), sum(crossed), sum(jaywalked),
               sum(blocked), sum(watched_ms)
        from hour_count group by 1;
    delete from spot_day;
    insert into spot_day
        select spot, day_of(hour), sum(violated), sum(yielded), sum(no_conflict), sum(undecided), sum(crossed),
               sum(jaywalked), sum(blocked), sum(watched_ms)
        from hour_count group by 1, 2;
$$;
call sum_all();
