"""The config: what a person asks for, from `reportgen.toml`, the user's own file, the environment and flags.

    settings        the values: what shapes a report and travels with it, what to collect, where things go
    tables          the shape of the file, and what it says as those values
    placeholders    dates and names in the names of files, titles and series
    files           the files themselves: where they are looked for, which says what, and the reading of them

Unknown keys are refused, with the nearest known one.
"""

from reportgen.config.files import (
    CONFIG_NAME,
    find_config,
    load_config,
    load_reports,
    user_config,
)
from reportgen.config.settings import (
    CORRECTIONS_NAME,
    Config,
    EventSettings,
    Settings,
    SummarySettings,
    default_archive,
    digest,
    require_window,
    with_seed,
)

__all__ = [
    "CONFIG_NAME",
    "CORRECTIONS_NAME",
    "Config",
    "EventSettings",
    "Settings",
    "SummarySettings",
    "default_archive",
    "digest",
    "find_config",
    "load_config",
    "load_reports",
    "require_window",
    "user_config",
    "with_seed",
]
