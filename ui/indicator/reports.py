"""All reports behind a target: every half-year, and every version of what was said then."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import _, ngettext
from outcomes.report import Observation
from store.stored import VersionOfTarget
from ui.kit import markup, words


def table(caption: str, versions: Sequence[VersionOfTarget]) -> Markup:
    """The newest half-year and version first; what no longer counts stays to be seen."""
    if not versions:
        return Markup("<p>{}</p>").format(_("Der er ikke indberettet noget om målet endnu."))
    headers = (_("Halvår"), _("Indberettet"), _("Bemærkning"), _("Afleveret"), _("Kvittering"))
    return markup.table(caption, headers, [_row(one, versions) for one in versions], kind="told")


def _row(one: VersionOfTarget, versions: Sequence[VersionOfTarget]) -> list[markup.Content]:
    report = one.report
    return [
        words.period(report.period),
        _value(one),
        _explained(one),
        _("{time} af {who}").format(time=words.time(report.received_at), who=report.reported_by),
        Markup('{} <span class="aside">{}</span>').format(
            markup.link(report.number, "report", activity=report.activity, period=report.period),
            _standing(one, versions),
        ),
    ]


def _value(one: VersionOfTarget) -> str:
    if one.report.withdrawn:
        return _("rapporten er trukket tilbage")
    return words.reported(one.said) if one.said else _("ikke nævnt i denne version")


def _standing(one: VersionOfTarget, versions: Sequence[VersionOfTarget]) -> str:
    """Whether the version counts, and else what came instead."""
    newest = next(other.report for other in versions if other.report.period == one.report.period)
    if newest.version == one.report.version:
        return _("tæller ikke med") if newest.withdrawn else _("gælder")
    if newest.withdrawn:
        return _("tæller ikke længere")
    return _("erstattet af version {version}").format(version=words.number(newest.version))


def _explained(one: VersionOfTarget) -> Markup:
    if one.report.withdrawn:
        return markup.danish(one.report.reason or "")
    return _said(one.said) if one.said else Markup()


def _said(said: Observation) -> Markup:
    parts = []
    if said.note:
        parts.append(markup.danish(said.note))
    if said.next_step:
        parts.append(Markup("<strong>{}</strong> {}").format(_("Næste:"), markup.danish(said.next_step)))
    if said.evidence:
        evidence = Markup('<span class="aside">{} {}</span>')
        parts.append(evidence.format(_("Dokumentation:"), markup.danish(said.evidence)))
    return Markup("<br>").join(parts)


def how_many(versions: Sequence[VersionOfTarget]) -> str:
    """»2 halvår, 3 versioner«"""
    halves = len({one.report.period for one in versions})
    count = ngettext("{n} halvår", "{n} halvår", halves).format(n=words.number(halves))
    of = ngettext("{n} version", "{n} versioner", len(versions)).format(n=words.number(len(versions)))
    return f"{count}, {of}. " + _("Den nyeste øverst. En rettelse skjuler aldrig det, den rettede.") if versions else ""
