--liquibase formatted sql

--changeset holdfast:clients
create table clients (
  id varchar(200) primary key,
  version bigint not null,
  name varchar(300),
  segment varchar(200),
  status varchar(20),
  account_manager varchar(200),
  updated_at ${instant} not null
);
create index clients_by_segment on clients (segment, id);
create index clients_by_status on clients (status, id);
create index clients_by_account_manager on clients (account_manager, id);

--changeset holdfast:client-versions
create table client_versions (
  client_id varchar(200) not null,
  version bigint not null,
  valid_from date not null,
  recorded_at ${instant} not null,
  actor varchar(200) not null,
  facts ${text},
  primary key (client_id, version)
);
create index client_versions_by_day on client_versions (client_id, valid_from, version);
