-- Cases whose evidence is as it was sealed by a trusted station. Media lie on disk under their digests.
create table cases (
    id              text primary key,
    camera          text        not null,
    place           text        not null,
    crossing        text        not null,
    kind            text        not null,
    happened        timestamptz not null,
    arrived         timestamptz not null,
    station         text        not null,
    number          bigint      not null,
    document        bytea       not null,
    document_sha256 char(64)    not null
);
create index cases_happened on cases (happened);
create index cases_arrived on cases (arrived);
create index cases_chain on cases (station, camera, number);

create table case_media (
    case_id    text     not null references cases on delete cascade,
    seq        int      not null,
    file       text     not null,
    media_type text     not null,
    sha256     char(64) not null,
    bytes      bigint   not null,
    primary key (case_id, seq)
);
create index case_media_sha256 on case_media (sha256);

-- Packages that are not as they were sealed, or sealed by nobody who is trusted.
create table quarantine (
    number          bigint generated always as identity primary key,
    case_id         text        not null,
    camera          text        not null,
    arrived         timestamptz not null,
    findings        text        not null,
    document        bytea       not null,
    document_sha256 char(64)    not null,
    unique (case_id, document_sha256)
);

create table quarantine_media (
    quarantine_number bigint   not null references quarantine on delete cascade,
    seq               int      not null,
    file              text     not null,
    media_type        text     not null,
    sha256            char(64) not null,
    bytes             bigint   not null,
    primary key (quarantine_number, seq)
);
create index quarantine_media_sha256 on quarantine_media (sha256);

-- Records of Kafka that are no part of a case; their content lies with the media.
create table set_aside (
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    reason        text        not null,
    arrived       timestamptz not null,
    sha256        char(64)    not null,
    bytes         bigint      not null,
    primary key (topic, partition, record_offset)
);
create index set_aside_sha256 on set_aside (sha256);

-- Where reading goes on; moved in the transaction that stores what was read.
create table reading_position (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- What was deleted when its time was over, and when.
create table deletion (
    number  bigint generated always as identity primary key,
    what    text        not null,
    name    text        not null,
    arrived timestamptz not null,
    deleted timestamptz not null,
    sha256  char(64)    not null
);
create index deletion_name on deletion (name);

-- Media whose rows are gone and whose files are still to go.
create table media_leaving (
    sha256 char(64) primary key
);
