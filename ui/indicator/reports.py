"""All reports behind a target: every half-year, and every version of what was said then."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import _, ngettext
from store.ask.stored import VersionOfTarget
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content
from ui.target import told


def every(versions: Sequence[VersionOfTarget], part: str) -> Markup:
    """Every version under its heading; ``part`` is named when the target has several."""
    name = _("Alt, der er indberettet")
    caption = f"{name}, {part}" if part else name
    return pieces.heading(caption, how_many(versions)) + table(caption, versions)


def table(caption: str, versions: Sequence[VersionOfTarget]) -> Markup:
    """The newest half-year and version first; what no longer counts stays to be seen."""
    if not versions:
        return pieces.paragraph(_("Der er ikke indberettet noget om målet endnu."))
    headers = (_("Halvår"), _("Indberettet"), _("Bemærkning"), _("Afleveret"), _("Kvittering"))
    return pieces.table(caption, headers, [_row(version, versions) for version in versions], kind="told")


def _row(version: VersionOfTarget, versions: Sequence[VersionOfTarget]) -> list[Content]:
    report = version.report
    link = links.link(report.number, "report", activity=report.activity, period=report.period)
    return [
        report.period.words,
        _value(version),
        _explained(version),
        _("{time} af {who}").format(time=words.came(report.received_at, report.known_at), who=report.reported_by),
        markup.line(link, pieces.aside(_standing(version, versions)), between=" "),
    ]


def _value(version: VersionOfTarget) -> str:
    if version.report.withdrawn:
        return _("rapporten er trukket tilbage")
    return words.reported(version.said) if version.said else _("ikke nævnt i denne version")


def _standing(version: VersionOfTarget, versions: Sequence[VersionOfTarget]) -> str:
    """Whether the version counts, and else what came instead."""
    newest = next(other.report for other in versions if other.report.period == version.report.period)
    if newest.version == version.report.version:
        return _("tæller ikke med") if newest.withdrawn else _("gælder")
    if newest.withdrawn:
        return _("tæller ikke længere")
    return _("erstattet af version {version}").format(version=words.number(newest.version))


def _explained(version: VersionOfTarget) -> Markup:
    if version.report.withdrawn:
        return markup.danish(version.report.reason or "")
    return pieces.lines(told.words_of(version.said)) if version.said else Markup()


def how_many(versions: Sequence[VersionOfTarget]) -> str:
    """»2 halvår, 3 versioner«"""
    halves = len({version.report.period for version in versions})
    count = ngettext("{n} halvår", "{n} halvår", halves).format(n=words.number(halves))
    of = ngettext("{n} version", "{n} versioner", len(versions)).format(n=words.number(len(versions)))
    return f"{count}, {of}. " + _("Den nyeste øverst. En rettelse skjuler aldrig det, den rettede.") if versions else ""
