-- Why packages are in quarantine and records were set aside, in words that pages have sentences for.
alter table quarantine add column kinds text[] not null default '{}';
alter table set_aside add column kind text not null default '';
