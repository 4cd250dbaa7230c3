"""The running program: settings, wiring, taking updates in, sending messages out, the clock."""
