--liquibase formatted sql

--changeset holdfast:decisions
create table decisions (
  id uuid primary key,
  client_id varchar(200),
  as_of date not null,
  decided_at ${instant} not null,
  revision char(64) not null,
  engine varchar(40) not null,
  actor varchar(200) not null,
  request ${text},
  facts ${text},
  answer ${text}
);
create index decisions_by_client on decisions (client_id, decided_at);
create index decisions_by_time on decisions (decided_at);
