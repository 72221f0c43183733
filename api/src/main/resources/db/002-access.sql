--liquibase formatted sql

--changeset holdfast:users
create table users (
  name varchar(100) primary key,
  role varchar(20) not null,
  password_hash varchar(300) not null,
  created_at ${instant} not null,
  created_by varchar(200) not null,
  disabled_at ${instant}
);

--changeset holdfast:sessions
create table sessions (
  token_hash char(64) primary key,
  user_name varchar(100) not null references users (name) on delete cascade,
  csrf_token varchar(100) not null,
  created_at ${instant} not null,
  seen_at ${instant} not null
);
create index sessions_by_user on sessions (user_name);
create index sessions_by_start on sessions (created_at);

--changeset holdfast:failed-log-ins
create table failed_log_ins (
  name_hash char(64) primary key,
  failures int not null,
  last_at ${instant} not null,
  next_at ${instant} not null
);
create index failed_log_ins_by_time on failed_log_ins (last_at);

--changeset holdfast:api-keys
create table api_keys (
  id varchar(40) primary key,
  name varchar(100) not null,
  live_name varchar(100) unique,
  role varchar(20) not null,
  secret_hash char(64) not null unique,
  created_at ${instant} not null,
  created_by varchar(200) not null,
  expires_at ${instant},
  revoked_at ${instant},
  calls_per_minute int
);
