--liquibase formatted sql

--changeset holdfast:decisions-withheld
alter table decisions add withheld ${text};
