--liquibase formatted sql

--changeset holdfast:drafts
create table drafts (
  id uuid primary key,
  title varchar(200) not null,
  owner varchar(200) not null,
  shared boolean not null,
  base char(64) not null,
  version bigint not null,
  state varchar(20) not null,
  created_at ${instant} not null,
  changed_at ${instant} not null
);
create index drafts_by_change on drafts (changed_at);

--changeset holdfast:draft-files
create table draft_files (
  draft_id uuid not null references drafts (id) on delete cascade,
  path varchar(300) ${bytewise} not null,
  content ${bytes},
  size_bytes bigint not null,
  primary key (draft_id, path)
);

--changeset holdfast:draft-steps
create table draft_steps (
  draft_id uuid not null references drafts (id) on delete cascade,
  version bigint not null,
  at ${instant} not null,
  actor varchar(200) not null,
  what varchar(40) not null,
  path varchar(300) not null,
  primary key (draft_id, version)
);
