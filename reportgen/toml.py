"""Values as TOML writes them, on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def write_value(value: Any) -> str:
    """A text, number, time, list or table as it stands behind a key.  Raises TypeError for anything else."""
    if isinstance(value, str):  # the basic strings of TOML are those of JSON
        return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        inside = ", ".join(f"{write_key(key)} = {write_value(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(write_value, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    raise TypeError(f"TOML has no {type(value).__name__}")


def write_key(key: str) -> str:
    """A key, in quotation marks where it needs them."""
    return key if _BARE.fullmatch(key) else write_value(key)
