--liquibase formatted sql

--changeset holdfast:standings
create table standings (
  client_id varchar(200) ${bytewise} primary key,
  name varchar(300),
  name_key varchar(300) ${bytewise},
  segment varchar(200) ${bytewise},
  status varchar(20) ${bytewise},
  account_manager varchar(200) ${bytewise},
  health varchar(200) ${bytewise},
  health_since date,
  tier varchar(20) ${bytewise},
  lifetime double precision,
  low double precision,
  high double precision,
  residual double precision,
  monthly_fee double precision,
  notice_deadline date,
  notice_assumed boolean,
  since date,
  ended_on date,
  owned ${facts},
  openings ${facts},
  recommended int not null,
  control boolean not null,
  problem varchar(2000),
  as_of date not null,
  revision char(64) not null,
  decided_at ${instant} not null
);
create index standings_by_name on standings (name_key, client_id);
create index standings_by_residual on standings (residual, client_id);
create index standings_by_notice on standings (notice_deadline, client_id);

--changeset holdfast:open-recommendations
create table open_recommendations (
  client_id varchar(200) ${bytewise} not null,
  action varchar(200) ${bytewise} not null,
  offer varchar(200) ${bytewise} default '' not null,
  client_name varchar(300),
  segment varchar(200) ${bytewise},
  health varchar(200) ${bytewise},
  tier varchar(20) ${bytewise},
  playbook varchar(200) ${bytewise} not null,
  kind varchar(20) ${bytewise} not null,
  because varchar(4000),
  rule_file varchar(1000),
  rule_line int,
  rule_name varchar(1000),
  position int not null,
  score double precision not null,
  worth double precision not null,
  likelihood double precision not null,
  cost double precision not null,
  due_by date,
  channel varchar(200),
  owner varchar(200) ${bytewise},
  state varchar(20) ${bytewise} default 'open' not null,
  until_day date,
  version bigint default 0 not null,
  first_seen ${instant} not null,
  decided_at ${instant} not null,
  primary key (client_id, action, offer)
);
create index open_recommendations_by_score on open_recommendations (score, client_id, action, offer);
create index open_recommendations_by_due on open_recommendations (due_by, client_id, action, offer);
create index open_recommendations_by_owner on open_recommendations (owner, score);
