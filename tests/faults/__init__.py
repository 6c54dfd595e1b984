"""Faults of web servers, each a coroutine that is registered under a name: `faults.base` has the table."""
