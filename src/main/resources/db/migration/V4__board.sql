-- Issues of the exposure board. A number is given at publication and never again, withdrawn or not.
create table board_issue (
    id            uuid primary key,
    number        int unique,
    title         text        not null,
    state         text        not null check (state in ('draft', 'published', 'withdrawn')),
    plate_display text        not null check (plate_display in ('full', 'part', 'none')),
    legal_basis   text        not null,
    created       timestamptz not null,
    created_by    text        not null,
    published     timestamptz,
    published_by  text        not null default '',
    withdrawn     timestamptz,
    withdrawn_by  text        not null default '',
    reason        text        not null default '',
    check ((number is null) = (state = 'draft'))
);

-- What an issue shows, a case each. The case itself may be deleted when its time is over.
create table board_item (
    id       uuid primary key,
    issue    uuid        not null references board_issue on delete cascade,
    position int         not null,
    case_id  text        not null,
    place    text        not null,
    happened timestamptz not null,
    vehicle  text        not null,
    plate    text        not null,
    unique (issue, position) deferrable initially deferred,
    unique (issue, case_id)
);
create index board_item_case on board_item (case_id);

-- The pictures of an item: the original's digest, the masked copy's when it is made, and who looked at the copy.
create table board_picture (
    id           uuid primary key,
    item         uuid        not null references board_item on delete cascade,
    seq          int         not null,
    taken        timestamptz not null,
    original     char(64)    not null,
    own_left     double precision,
    own_top      double precision,
    own_width    double precision,
    own_height   double precision,
    masked       char(64),
    width        int         not null default 0,
    height       int         not null default 0,
    trouble      text        not null default '',
    -- grows whenever the copy changes, so that nobody confirms a copy other than the one he saw
    version      int         not null default 0,
    confirmed    timestamptz,
    confirmed_by text        not null default '',
    unique (item, seq),
    check (confirmed is null or masked is not null)
);
create index board_picture_to_mask on board_picture (id) where masked is null and trouble = '';

create table board_mask (
    picture  uuid             not null references board_picture on delete cascade,
    number   int              not null generated always as identity,
    why      text             not null,
    "left"   double precision not null,
    top      double precision not null,
    width    double precision not null,
    height   double precision not null,
    primary key (picture, number)
);

-- What is to be told on zebra.exposures, in the order in which it happened.
create table board_outbox (
    number  bigint generated always as identity primary key,
    id      uuid        not null unique,
    issue   uuid        not null,
    written timestamptz not null,
    kind    text        not null check (kind in ('published', 'withdrawn')),
    by_whom text        not null,
    sent    timestamptz
);
create index board_outbox_to_send on board_outbox (number) where sent is null;
