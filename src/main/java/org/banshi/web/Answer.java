package org.banshi.web;

/** What a method of a page controller returns: a {@link Page} to show, or a {@link SeeOther} to go to. */
public sealed interface Answer permits Page, SeeOther {}
