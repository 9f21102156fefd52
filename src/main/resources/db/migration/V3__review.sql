-- Whether somebody still needs a case, so that it is not deleted however old it is.
alter table cases add column held boolean not null default true;

-- Whether the reviewers' queue has it.
alter table cases add column queued boolean not null default false;
create index cases_to_queue on cases (arrived) where not queued;

-- Cases that wait for an officer's decision or have one. Rows outlive their cases, for the statistics: then case_id is empty.
create table review (
    page          uuid primary key,
    case_id       text unique references cases on delete set null,
    digest        char(64)    not null,
    camera        text        not null,
    place         text        not null,
    crossing      text        not null,
    spot          text        not null generated always as (place || ' · ' || crossing) stored,
    -- of the police's chart of seven cases
    kind          int         not null,
    happened      timestamptz not null,
    confidence    double precision,
    due           timestamptz not null,
    state         text        not null default 'open'
        check (state in ('open', 'second_look', 'confirmed', 'rejected', 'undecidable')),
    -- from when on the next officer may have it: a first look that can still be undone is nobody's second
    ready         timestamptz not null,
    holder        uuid,
    opened        timestamptz,
    held_until    timestamptz,
    first_officer uuid,
    -- the one that counts, of a case that is decided
    decision      uuid,
    decided       timestamptz,
    destination   text,
    handed        timestamptz,
    handed_by     uuid
);
create index review_queue on review (due, happened, page) where state in ('open', 'second_look');
create index review_state on review (state, due, happened, page);
create index review_spot on review (spot, due, happened, page);
create index review_happened on review (happened);
create index review_list on review (destination, decided, page) where state = 'confirmed';
create index review_forgotten on review (page) where case_id is null;

-- What an officer put back; others may have it, he is not given it again for a while.
create table review_skip (
    officer uuid        not null,
    page    uuid        not null references review,
    until   timestamptz not null,
    primary key (officer, page)
);

-- What officers said. The table is the outbox as well: what is sent is not undone, what is undone is not sent.
create table decision (
    id       uuid primary key,
    page     uuid        not null references review,
    look     int         not null check (look in (1, 2)),
    officer  uuid        not null,
    opened   timestamptz not null,
    decided  timestamptz not null,
    outcome  text        not null check (outcome in ('confirmed', 'rejected', 'undecidable')),
    category text check (category in ('private', 'commercial', 'official', 'non_motor')),
    plate    text        not null,
    reasons  text[]      not null,
    note     text        not null,
    final    boolean     not null,
    undone   timestamptz,
    sent     timestamptz
);
create unique index decision_one_a_look on decision (page, look) where undone is null;
create index decision_officer on decision (officer, decided);
create index decision_decided on decision (decided);
create index decision_to_send on decision (decided) where sent is null and undone is null;
