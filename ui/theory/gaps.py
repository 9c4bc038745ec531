"""Where the theory of change has no evidence: what is not measured, what stands alone, and what we doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sized

from markupsafe import Markup

from outcomes.chain import Arrow, Chain, Column, Step
from outcomes.language import _, ngettext
from ui.kit import markup, pieces, templates, words
from ui.kit.templates import Values
from ui.theory import boxes, measures
from ui.theory.evidence import Evidence

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) ")


def draw(evidence: Evidence) -> Markup:
    """Each kind of gap under its heading, with the way to every box that has it."""
    found = ((title, [*gap]) for title, gap in _found(evidence))
    doubted = [arrow for arrow in evidence.chain.arrows if arrow.doubt]
    about = _("Herfra ved vi ikke mere. Vælg en boks for at se, hvad der ligger bag.")
    return templates.draw(
        "theory/templates/gaps.html",
        heading=pieces.heading(_("Hvad ved vi ikke?"), about, "gaps"),
        gaps=[(title, words.number(len(gap)), gap) for title, gap in found if gap],
        doubted=_("Koblinger, vi er i tvivl om"),
        how_many=words.number(len(doubted)),
        doubts=[*_doubts(doubted)],
        candidates=measures.candidates(evidence.plan),
    )


def _found(evidence: Evidence) -> Iterator[tuple[str, Iterable[Markup]]]:
    """What is not known, and the boxes that it is not known of."""
    chain = evidence.chain

    def without(found: Callable[[Step], Sized], *columns: Column) -> Iterator[Markup]:
        return (boxes.link(step) for step in chain.steps if step.column in columns and not found(step))

    unmeasured = evidence.unmeasured(step.id for step in chain.steps)
    yield _("Resultater uden måling"), (_fed(chain, step) for step in unmeasured if step.column == "result")
    yield _("Virkninger uden måling"), (_fed(chain, step) for step in unmeasured if step.column == "effect")
    yield _("Aktiviteter uden indsats"), without(chain.out_of, "activity")
    yield _("Står under et område, men bidrager ikke til dets indsatser"), _only_placed(chain)
    yield _("Indsatser, som ingen aktivitet bidrager til"), without(chain.activities_of, "effort")
    yield _("Resultater og virkninger, som intet fører til"), without(chain.into, "result", "effect")
    onwards = without(lambda step: chain.out_of(step) or chain.supported_by(step), "effort", "result", "effect")
    yield _("Led, der ikke fører videre mod formålet"), onwards


def _fed(chain: Chain, step: Step) -> Markup:
    """A box with the numbers of the activities that lead to it."""
    numbers = [words.number(activity.number) for activity in chain.activities_of(step)]
    text = ngettext("fra aktivitet {numbers}", "fra aktivitet {numbers}", len(numbers))
    feeding = text.format(numbers=words.listed(numbers)) if numbers else ""
    return markup.line(boxes.link(step), pieces.span(feeding, "aside"), between=" ")


def _only_placed(chain: Chain) -> Iterator[Markup]:
    """Activities that the plan places in an area without their serving any effort there."""
    for step in chain.steps:
        if step.activity and chain.out_of(step):
            served = {arrow.to.area for arrow in chain.out_of(step)}
            for area in chain.areas:
                if area.id in step.activity.every_area and area.id not in served:
                    yield markup.line(boxes.link(step), markup.danish(area.name), between=": ")


def _doubts(arrows: Iterable[Arrow]) -> Iterator[Values]:
    """What is doubted of several arrows is said once: first what they share, then what each adds to it."""
    groups: dict[str, dict[str, list[Arrow]]] = {}
    for arrow in arrows:
        shared, *added = _BETWEEN_SENTENCES.split(arrow.doubt or "")
        for sentence in added or [""]:
            groups.setdefault(shared, {}).setdefault(sentence, []).append(arrow)
    return (_doubt(shared, added) for shared, added in groups.items())


def _doubt(shared: str, added: dict[str, list[Arrow]]) -> Values:
    """A doubt and the links that have no other; then how many share it, and what more is doubted of some."""
    count = len({boxes.name(arrow) for arrows in added.values() for arrow in arrows})
    how_many = ngettext("{n} kobling", "{n} koblinger", count).format(n=words.number(count))
    return {
        "text": markup.danish(shared),
        "links": _pairs(added.pop("", ())),
        "how_many": how_many,
        "added": [(markup.danish(sentence), _pairs(arrows)) for sentence, arrows in added.items()],
    }


def _pairs(arrows: Iterable[Arrow]) -> list[Markup]:
    return [markup.line(boxes.link(arrow.origin), boxes.link(arrow.to), between=" → ") for arrow in arrows]
