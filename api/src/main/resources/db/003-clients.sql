--liquibase formatted sql

--changeset holdfast:clients
create table clients (
  id varchar(200) ${bytewise} primary key,
  version bigint not null,
  current_version bigint not null,
  valid_from date not null,
  facts_hash varchar(43),
  deleted boolean not null,
  name varchar(300),
  name_key varchar(300) ${bytewise},
  segment varchar(200) ${bytewise},
  status varchar(20) ${bytewise},
  account_manager varchar(200) ${bytewise},
  updated_at ${instant} not null,
  import_no bigint,
  import_line bigint
);
create index clients_by_name on clients (name_key, id);
create index clients_by_segment on clients (segment, id);
create index clients_by_account_manager on clients (account_manager, id);
create index clients_by_update on clients (updated_at, id);

--changeset holdfast:client-versions
create table client_versions (
  client_id varchar(200) ${bytewise} not null,
  version bigint not null,
  valid_from date not null,
  recorded_at ${instant} not null,
  actor varchar(200) not null,
  facts ${facts},
  primary key (client_id, valid_from, version)
);
