"""Matching events: who registers, who has a seat, who waits, who came; and what they are told."""
