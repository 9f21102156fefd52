-- What stations counted on a crossing within an hour: the last total of each run; the hour's is the sum over its runs.
create table hour_count (
    camera      text        not null,
    crossing    text        not null,
    hour        timestamptz not null,
    run         uuid        not null,
    station     text        not null,
    place       text        not null,
    spot        text        not null generated always as (place || ' · ' || crossing) stored,
    violated    bigint      not null,
    yielded     bigint      not null,
    no_conflict bigint      not null,
    undecided   bigint      not null,
    crossed     bigint      not null,
    jaywalked   bigint      not null,
    blocked     bigint      not null,
    watched_ms  bigint      not null,
    primary key (camera, crossing, hour, run)
);
create index hour_count_hour on hour_count (hour);

-- The crossings that ever counted, and where they are if their camera's file says it.
create table counted_spot (
    spot text primary key,
    lat  double precision,
    lon  double precision,
    check ((lat is null) = (lon is null))
);
