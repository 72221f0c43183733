--liquibase formatted sql

--changeset holdfast:user-owner-names
alter table users add column goes_by varchar(2000);

--changeset holdfast:webhook-pauses
alter table webhook_targets add column paused_at ${instant};
