-- Who may use the office. A password is Argon2id in PHC's notation; none is set until its owner has chosen one.
create table account (
    id          uuid primary key,
    name        text        not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,31}$'),
    shown_name  text        not null,
    roles       text[]      not null,
    enabled     boolean     not null,
    password    text,
    code_sha256 char(64),
    code_until  timestamptz,
    created     timestamptz not null
);

-- Who is signed in. The browser holds the token, this only its digest.
create table session (
    token_sha256 char(64) primary key,
    account      uuid        not null references account,
    begun        timestamptz not null,
    seen         timestamptz not null
);
create index session_account on session (account);

-- Failures to sign in since the last success, by name and by address.
create table sign_in_failure (
    key          text primary key,
    failures     int         not null,
    last         timestamptz not null,
    locked_until timestamptz not null
);

-- Who did what. Each row carries the digest of the one before.
create table audit (
    number   bigint primary key,
    at       timestamptz not null,
    account  uuid,
    name     text        not null,
    address  text        not null,
    what     text        not null,
    subject  text        not null,
    details  text        not null,
    previous char(64)    not null,
    sha256   char(64)    not null
);
create index audit_at on audit (at);
create index audit_name on audit (name, number);
create index audit_what on audit (what, number);
create index audit_subject on audit (subject, number);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed, only added to', tg_table_name;
end $$;

create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function refuse_change();
