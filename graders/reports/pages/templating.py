"""Fills in the page templates that come with the program; everything filled in is escaped.

A template holds no sentence: it asks `say` for each by name (`reports.words.pages`).
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.util
from typing import TYPE_CHECKING, Any

from graders.errors import UsageError, notice
from graders.model.text import Language
from graders.reports.words.pages import PAGES
from graders.slugs import Slug

if TYPE_CHECKING:
    from jinja2 import Environment

LIBRARY = "jinja2"
CHARTS = "matplotlib"


def has_library(name: str) -> bool:
    """Whether an optional library is installed; nothing is imported."""
    return importlib.util.find_spec(name) is not None


def render(template: str, language: Language, **values: Any) -> str:
    """The page that a template makes of `values`, in a language.

    Raises:
        UsageError: Jinja is not installed.
    """
    if not has_library(LIBRARY):
        raise UsageError(notice("html", Slug.LIBRARY_ABSENT, library="Jinja2"))
    page = _environment().get_template(template)

    def say(name: str, **parts: Any) -> str:
        return PAGES[name].read(language).format(**parts)

    scripted = {"scripted": False, **values}
    return page.render(say=say, lang=_LANG[language], style=style(), script=script(), **scripted)


@functools.cache
def style() -> str:
    """The style sheet of every page."""
    return _part("page.css")


@functools.cache
def script() -> str:
    """The script of the page of a class; the page works without it."""
    return _part("sort.js")


def policy(*, scripted: bool) -> str:
    """A Content-Security-Policy under which a page can load nothing, and run nothing but our own script."""
    allowed = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    scripts = f"; script-src 'sha256-{allowed}'" if scripted else ""
    return f"default-src 'none'; style-src 'unsafe-inline'{scripts}; base-uri 'none'; form-action 'none'"


# Private functions

_LANG = {Language.EN: "en", Language.ZH: "zh-Hans"}


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  only pages need it

    environment = Environment(
        loader=PackageLoader("graders.reports.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["policy"] = policy
    environment.filters["prose"] = _prose
    return environment


def _prose(text: str) -> str:
    """`text` escaped, and what stands between two backticks set as code."""
    from markupsafe import Markup, escape  # noqa: PLC0415  comes with Jinja

    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without its other one
        return escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def _part(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]
