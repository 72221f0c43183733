package io.holdfast.bench.http;

import java.util.List;

/**
 * A server, and what it is asked.
 *
 * @param keeps whether it keeps each decision before it answers
 */
record Entry(String name, Contestant server, List<byte[]> requests, boolean keeps) {}
