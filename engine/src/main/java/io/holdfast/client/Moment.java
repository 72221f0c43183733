package io.holdfast.client;

import java.time.LocalDate;

/**
 * The day a client is looked at, with the book's settings that derived facts need.
 *
 * @param asOf the only "today" there is
 * @param noticeDays notice period assumed where a contract does not say
 * @param noticeWindowDays days before the notice deadline in which a renewal is talked about
 */
public record Moment(LocalDate asOf, int noticeDays, int noticeWindowDays) {}
