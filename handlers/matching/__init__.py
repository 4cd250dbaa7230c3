"""Matching events: for those who come, those who organise, and those at the desk."""
