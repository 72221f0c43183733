--liquibase formatted sql

--changeset holdfast:outcomes-by-day
create index outcomes_by_day on outcomes (on_day);
drop index outcomes_by_time;

--changeset holdfast:reviews-by-time
create index reviews_by_time on reviews (recorded_at);
