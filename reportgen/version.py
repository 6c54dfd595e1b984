"""The version, which stands in every report that it made."""

__version__ = "0.1.0"
