--liquibase formatted sql

--changeset holdfast:outcomes
create table outcomes (
  id uuid primary key,
  client_id varchar(200) not null,
  decision_id uuid,
  action varchar(200) not null,
  offer varchar(200),
  outcome varchar(20) not null,
  on_day date not null,
  until_day date,
  reason varchar(2000),
  channel varchar(200),
  amount numeric(19, 4),
  recorded_at ${instant} not null,
  actor varchar(200) not null,
  fingerprint char(64) not null unique
);
create index outcomes_by_client on outcomes (client_id, on_day);
create index outcomes_by_time on outcomes (recorded_at);

--changeset holdfast:reviews
create table reviews (
  id uuid primary key,
  client_id varchar(200) not null,
  decision_id uuid,
  action varchar(200) not null,
  offer varchar(200),
  verdict varchar(20) not null,
  assignee varchar(200),
  until_day date,
  reason varchar(2000),
  recorded_at ${instant} not null,
  actor varchar(200) not null,
  version bigint not null
);
create index reviews_by_client on reviews (client_id, recorded_at);

--changeset holdfast:recommendations
create table recommendations (
  client_id varchar(200) not null,
  action varchar(200) not null,
  offer varchar(200) default '' not null,
  state varchar(20) not null,
  owner varchar(200),
  until_day date,
  version bigint not null,
  updated_at ${instant} not null,
  primary key (client_id, action, offer)
);

--changeset holdfast:idempotency-keys
create table idempotency_keys (
  caller varchar(200) not null,
  key_text varchar(255) not null,
  fingerprint char(64) not null,
  status int not null,
  answer ${text} not null,
  created_at ${instant} not null,
  primary key (caller, key_text)
);
create index idempotency_keys_by_time on idempotency_keys (created_at);
