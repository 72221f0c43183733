--liquibase formatted sql

--changeset holdfast:book-days
create table book_days (
  on_day date primary key,
  revision char(64) not null,
  made_at ${instant} not null,
  took_millis bigint not null,
  figures ${text} not null
);
create table book_health (
  on_day date not null,
  health varchar(200) ${bytewise} not null,
  clients int not null,
  monthly_fee double precision not null,
  residual double precision not null,
  afterwards boolean not null,
  primary key (on_day, health)
);
create table book_moves (
  client_id varchar(200) ${bytewise} not null,
  until_day date not null,
  part varchar(20) ${bytewise} not null,
  before_cents bigint not null,
  after_cents bigint not null,
  primary key (client_id, until_day)
);
create index book_moves_by_part on book_moves (until_day, part);
create table proposals (
  client_id varchar(200) ${bytewise} not null,
  action varchar(200) ${bytewise} not null,
  offer varchar(200) ${bytewise} default '' not null,
  playbook varchar(200) ${bytewise} not null,
  rule_file varchar(1000),
  rule_line int,
  rule_name varchar(1000),
  held_out boolean not null,
  first_day date not null,
  last_day date not null,
  primary key (client_id, action, offer)
);
create index proposals_by_action on proposals (action, last_day);
create index proposals_by_rule on proposals (rule_name);
