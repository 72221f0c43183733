--liquibase formatted sql

--changeset holdfast:standings-facts
alter table standings add facts_version bigint;

--changeset holdfast:recommendations-by-time
create index recommendations_by_time on recommendations (updated_at);

--changeset holdfast:rounds
create table rounds (
  id uuid primary key,
  cause varchar(20) not null,
  actor varchar(200) not null,
  revision char(64) not null,
  as_of date not null,
  state varchar(20) not null,
  runner uuid,
  last_client varchar(200) ${bytewise} not null,
  total bigint not null,
  decided bigint not null,
  unreadable bigint not null,
  added bigint not null,
  changed bigint not null,
  gone bigint not null,
  started_at ${instant} not null,
  touched_at ${instant} not null,
  ended_at ${instant},
  problem varchar(2000)
);
create index rounds_by_start on rounds (started_at, id);

--changeset holdfast:leases
create table leases (
  name varchar(50) primary key,
  holder uuid not null,
  beat bigint not null
);
