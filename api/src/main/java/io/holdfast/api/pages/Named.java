package io.holdfast.api.pages;

/** A name and a value, such as a query parameter that a form keeps. */
public record Named(String name, String value) {}
