"""The domain: products, producers, places, questions, needs, contacts. Knows no channel.

Every function that touches the database takes the session first and never commits: the unit of
work belongs to the caller. Times are aware and in UTC; `now` is always handed in.
"""
