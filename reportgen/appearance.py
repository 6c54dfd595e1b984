"""How a report is shown: theme, paper, logo.  Nothing of it enters the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """How the report is shown; nothing of it is in the report itself."""

    theme: str = "briefing"
    """Name of the theme."""
    templates: Path | None = None
    """Folder with themes of one's own, which come before those of that name that reportgen has."""
    paper: Literal["a4", "letter"] | None = None
    """Paper of the PDF, None for the theme's."""
    logo: Path | None = None
    """Picture for the title block, SVG or PNG; None for the theme's."""
    layout: Literal["auto", "table", "stacked"] = "auto"
    """How points stand in Markdown and wikis: `auto` for a table where it is readable."""
    front_matter: bool = False
    """Whether Markdown begins with front matter in YAML."""
    texts: bool = True
    """Whether the archived texts are attached to the PDF."""
    in_place: bool = False
    """Whether a wiki page is only ever written between its markers, a new one with markers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """The config's `[page]` table as it is written."""

    theme: str = PageSettings().theme
    templates: str = ""
    paper: Literal["a4", "letter"] | None = None
    logo: str = ""
    layout: Literal["auto", "table", "stacked"] = "auto"
    front_matter: bool = False
    texts: bool = True
    in_place: bool = False

    def settings(self, home: Path) -> PageSettings:
        """What the table says, paths made absolute."""
        return PageSettings(
            theme=self.theme,
            templates=home / self.templates if self.templates else None,
            paper=self.paper,
            logo=home / self.logo if self.logo else None,
            layout=self.layout,
            front_matter=self.front_matter,
            texts=self.texts,
            in_place=self.in_place,
        )
