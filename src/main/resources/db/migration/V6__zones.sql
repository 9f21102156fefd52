-- The newest picture of each camera, on which its crossings are drawn. It shows people: older ones are not kept.
create table camera_still (
    camera  text primary key,
    taken   timestamptz not null,
    arrived timestamptz not null,
    width   int         not null,
    height  int         not null,
    jpeg    bytea       not null
);
