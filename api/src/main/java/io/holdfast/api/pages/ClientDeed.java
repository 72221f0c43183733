package io.holdfast.api.pages;

/**
 * What managers made of one of a client's recommendations, and what the form about it brings along.
 *
 * @param state empty while it is open
 * @param again whether something was just tried with it that did not work, so that its form stays open
 */
public record ClientDeed(String pick, String state, String owner, boolean again) {}
