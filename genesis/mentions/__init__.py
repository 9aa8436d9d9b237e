"""Spans of a text that mean something: dates, quantities, actors, acts."""
