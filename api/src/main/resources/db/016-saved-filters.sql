--liquibase formatted sql

--changeset holdfast:saved-filters
create table saved_filters (
  actor varchar(200) ${bytewise} not null,
  name varchar(100) ${bytewise} not null,
  query varchar(4000) not null,
  saved_at ${instant} not null,
  primary key (actor, name)
);
