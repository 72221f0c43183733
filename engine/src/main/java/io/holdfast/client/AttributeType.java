package io.holdfast.client;

/** What kind of value an attribute of the business's own holds. */
public enum AttributeType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE
}
