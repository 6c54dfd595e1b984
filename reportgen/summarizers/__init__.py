"""Summarizers choose sentences and never write: `reportgen.plugins` finds them by name."""
