"""A fact as one plain sentence, made from its record.

Names come in every grammatical shape: nouns in the singular and the plural,
slogans, whole clauses. So a sentence begins with the name, where its capital is
right, and goes on with a verb that has one form (came to, grew, should reach);
or it quotes the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zgfacts.messages import say
from zgfacts.render.dates import said, when
from zgfacts.render.figures import amount, basis

if TYPE_CHECKING:
    from zgfacts.model import Fact, Indicator, Name, Number, Place, Unit

#: English place names that take an article end in one of these.
_WITH_ARTICLE: Final = ("Zone", "Circle", "Canal", "Region", "Area", "Delta", "District", "County")

#: What a rate is compared with where it is not the year before.
_COMPARED: Final = ("vs_national", "vs_city", "vs_target")

#: What a rate is against where it can be said to have grown.
_GROWN: Final = ("yoy", *_COMPARED)

_BOUNDED: Final = ("at_least", "at_most", "about")


def statement(fact: Fact, lang: str) -> str:
    """What the fact says, in `lang`: place, name, period, figure, bound, basis, status."""
    key, values = _template(fact, lang)
    aimed = "_target" if fact.status == "target" else ""
    body = say(f"{key}{aimed}", lang, **(_common(fact, lang) | values))
    body = body[0].upper() + body[1:]
    if fact.period:
        return say("sentence", lang, body=body)
    return say("sentence_undated", lang, body=body, source=said(fact.as_of, lang))


def _template(fact: Fact, lang: str) -> tuple[str, dict[str, str]]:
    """The key of the sentence that fits the fact, and what it alone has to fill in."""
    value, unit, basis_ = fact.value, fact.unit, fact.basis or ""
    if value is None or unit is None:
        return f"is_{fact.kind}", {}
    figure = bounded(fact.bound, value, unit, lang)
    if fact.indicator and _is_growth_of(fact.name, fact.indicator) and basis_ in _GROWN:
        direction = "unchanged" if value == 0 else "rose" if value > 0 else "fell"
        manner = "grew" if basis_ == "yoy" else "compared"
        return f"{manner}_{direction}", {
            "name": fact.indicator.name.in_(lang),
            "figure": bounded(fact.bound, -value if value < 0 else value, unit, lang),
            "than": say(f"than_{basis_}", lang) if basis_ in _COMPARED else "",
        }
    if fact.kind == "signing":
        return "signed", {"figure": figure}
    words = basis(fact, lang)
    if fact.kind == "rank":
        among = say("ranked_among", lang, basis=words) if words else ""
        return "ranked", {"figure": amount(value, unit, lang), "among": among}
    if fact.kind in ("level", "growth"):
        return "came_to", {
            "figure": figure,
            "share": say("share", lang, basis=words) if words else "",
        }
    return f"is_{fact.kind}", {"counted": say("counted", lang, amount=figure)}


def _is_growth_of(name: Name, indicator: Indicator) -> bool:
    """Whether a rate is named after its indicator.

    Where it is not, the indicator is a near one (services, for the tertiary
    sector), and the sentence keeps to the name.
    """
    return indicator.name.zh in name.zh or indicator.name.en.casefold() in name.en.casefold()


def _common(fact: Fact, lang: str) -> dict[str, str]:
    """What any sentence may use: the name, the place, the period, what was signed."""
    name, place = _said_once(fact, lang), _place(fact.place, lang)
    event = fact.event
    has_place = _names(name, fact.place, lang)
    # What an indicator measures it measures in a place; of other names, such as
    # that of a road to elsewhere, no more is known than that they count for it.
    measured = fact.kind == "growth" or (fact.indicator and fact.indicator.name.en == name)
    told = "in_place" if measured or lang == "zh" else "for_place"
    return {
        "name": name,
        "quoted": quoted(fact.name.in_(lang)),
        "counted": "",
        "place": place,
        "in_place": "",
        "for_place": "",
        **({} if has_place else {told: say(told, lang, place=place)}),
        "is": say("was" if fact.period else "is", lang),
        "when": say("in_sentence", lang, when=when(fact.period, lang)) if fact.period else "",
        "for_when": say("for_when", lang, when=said(fact.period, lang)) if fact.period else "",
        "venue": say("at_venue", lang, venue=_place(event.venue, lang))
        if event and event.venue and event.venue != fact.place
        else "",
        "deals": say("deals_in", lang, deals=amount(event.deals, event.deals_unit, lang))
        if event and event.deals is not None and event.deals_unit
        else "",
    }


def bounded(bound: str | None, value: Number, unit: Unit, lang: str) -> str:
    """An amount with its bound in words: at least 20%, 20%以上."""
    figure = amount(value, unit, lang)
    return say(f"bound_{bound}", lang, figure=figure) if bound in _BOUNDED else figure


def _place(place: Place, lang: str) -> str:
    name = place.name.in_(lang)
    return f"the {name}" if lang == "en" and name.endswith(_WITH_ARTICLE) else name


def _names(name: str, place: Place, lang: str) -> bool:
    """Whether a name has its place in it already."""
    own = place.name.in_(lang)
    short = own[:-1] if lang == "zh" and len(own) > 2 else own
    return short in name


def _said_once(fact: Fact, lang: str) -> str:
    """The name, without the quarter that the period says already (三季度服务业增速)."""
    name = fact.name.in_(lang)
    if lang == "en" or not fact.period:
        return name
    quarter = said(fact.period, lang).partition("第")[2]
    return name.removeprefix(quarter) if quarter else name


def quoted(name: str) -> str:
    """A name in quotation marks; those within it become single ones."""
    inner = name[1:-1] if name[0] == "“" and name.find("”") == len(name) - 1 else name
    return "“" + inner.replace("“", "‘").replace("”", "’") + "”"
