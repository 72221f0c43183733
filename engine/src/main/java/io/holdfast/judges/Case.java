package io.holdfast.judges;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** A client's facts, and the day they are looked at. */
record Case(ObjectNode facts, LocalDate asOf) {}
