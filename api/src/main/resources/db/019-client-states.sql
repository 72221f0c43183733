--liquibase formatted sql

--changeset holdfast:client-states
create table client_states (
  client_id varchar(200) ${bytewise} not null,
  what varchar(20) ${bytewise} not null,
  word varchar(200) ${bytewise} not null,
  first_day date not null,
  last_day date not null,
  afterwards boolean not null,
  primary key (client_id, what, first_day, afterwards)
);
create index client_states_by_day on client_states (what, word, last_day);

--changeset holdfast:listed-health
alter table book_health add column listed boolean default false not null;
