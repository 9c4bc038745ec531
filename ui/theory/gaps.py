"""Where the theory of change has no evidence: what is not measured, what stands alone, and what we doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcomes.chain import Arrow, Chain, Step
from outcomes.language import _, ngettext
from ui.kit import markup, pieces, words
from ui.theory import evidence, measures
from ui.theory.evidence import Theory

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) ")


def draw(seen: Theory) -> Markup:
    """Each kind of gap under its heading, with the way to every box that has it."""
    found = ((title, [*gaps]) for title, gaps in _found(seen))
    parts = Markup().join(_part(title, gaps) for title, gaps in found if gaps)
    doubted = [arrow for arrow in seen.chain.arrows if arrow.doubt]
    doubts = Markup('<section class="gap doubts">{}{}</section>').format(
        _title(_("Koblinger, vi er i tvivl om"), len(doubted)), _doubts(doubted)
    )
    return Markup('{}<div class="gaps">{}</div>{}').format(
        pieces.heading(
            _("Hvad ved vi ikke?"), _("Her stopper beviset. Vælg en boks for at se, hvad der ligger bag."), "gaps"
        ),
        parts,
        (doubts if doubted else Markup()) + measures.candidates(seen.plan),
    )


def _part(title: str, gaps: list[Markup]) -> Markup:
    return Markup('<section class="gap">{}{}</section>').format(_title(title, len(gaps)), pieces.items(gaps))


def _title(text: str, count: int) -> Markup:
    return Markup('<h3>{} <span class="aside">{}</span></h3>').format(text, words.number(count))


def _found(seen: Theory) -> Iterator[tuple[str, Iterable[Markup]]]:
    chain = seen.chain

    def those(*columns: str) -> Iterator[Step]:
        return (step for step in chain.steps if step.column in columns)

    unmeasured = evidence.unmeasured(seen, (step.id for step in chain.steps))
    yield _("Resultater uden måling"), (_fed(chain, step) for step in unmeasured if step.column == "result")
    yield _("Virkninger uden data"), (_fed(chain, step) for step in unmeasured if step.column == "effect")
    yield (
        _("Aktiviteter, der ikke tjener en indsats"),
        (evidence.link(step) for step in those("activity") if not chain.out_of(step)),
    )
    yield _("Aktiviteter i et område, hvor de ikke tjener en indsats"), _only_placed(chain)
    yield (
        _("Indsatser, som ingen aktivitet tjener"),
        (evidence.link(step) for step in those("effort") if not chain.activities_of(step)),
    )
    yield (
        _("Resultater og virkninger, som intet fører til"),
        (evidence.link(step) for step in those("result", "effect") if not chain.into(step)),
    )
    yield (
        _("Led, der ikke fører videre mod formålet"),
        (evidence.link(step) for step in those("effort", "result", "effect") if not chain.out_of(step)),
    )


def _fed(chain: Chain, step: Step) -> Markup:
    """A box with the numbers of the activities that lead to it."""
    numbers = [words.number(one.number) for one in chain.activities_of(step)]
    said = ngettext("fra aktivitet {numbers}", "fra aktivitet {numbers}", len(numbers))
    told = said.format(numbers=words.listed(numbers)) if numbers else ""
    return Markup('{} <span class="aside">{}</span>').format(evidence.link(step), told)


def _only_placed(chain: Chain) -> Iterator[Markup]:
    """Activities that the plan places in an area without their serving any effort there."""
    for step in chain.steps:
        if step.activity and chain.out_of(step):
            served = {arrow.to.area for arrow in chain.out_of(step)}
            for area in chain.areas:
                if area.id in step.activity.every_area and area.id not in served:
                    yield Markup("{}: {}").format(evidence.link(step), markup.danish(area.name))


def _doubts(arrows: Iterable[Arrow]) -> Markup:
    """What is doubted of several arrows is said once: first what they share, then what each adds to it."""
    groups: dict[str, dict[str, list[Arrow]]] = {}
    for arrow in arrows:
        shared, *added = _BETWEEN_SENTENCES.split(arrow.doubt or "")
        for sentence in added or [""]:
            groups.setdefault(shared, {}).setdefault(sentence, []).append(arrow)
    return pieces.items(_group(shared, added) for shared, added in groups.items())


def _group(shared: str, added: dict[str, list[Arrow]]) -> Markup:
    count = len({(arrow.origin.id, arrow.to.id) for arrows in added.values() for arrow in arrows})
    said = ngettext("{n} kobling", "{n} koblinger", count).format(n=words.number(count))
    inner = Markup().join(
        Markup("<li>{}{}</li>").format(markup.danish(sentence), _pairs(arrows))
        for sentence, arrows in added.items()
        if sentence
    )
    return Markup('{} <span class="aside">{}</span>{}<ul>{}</ul>').format(
        markup.danish(shared), said, _pairs(added.get("", ())), inner
    )


def _pairs(arrows: Iterable[Arrow]) -> Markup:
    pair = Markup("{} → {}")
    return pieces.items(pair.format(evidence.link(arrow.origin), evidence.link(arrow.to)) for arrow in arrows)
