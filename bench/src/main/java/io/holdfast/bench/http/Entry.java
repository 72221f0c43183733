package io.holdfast.bench.http;

import java.util.List;

/** A server, and what it is asked. */
record Entry(String name, Contestant server, List<byte[]> requests) {}
