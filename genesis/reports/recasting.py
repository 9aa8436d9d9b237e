"""What who acts makes of an act: money of a state is public funding, a pact of one country's firms a partnership."""

import msgspec

from genesis.model import ActMention, ActorMention
from genesis.reading import within
from genesis.reports.cues import cues
from genesis.reports.draft import Draft

_MONEY = {"invest.commit", "invest.raise", "invest.programme", "invest.acquire"}  # acts of states as of firms
_STATE = {"agency", "body"}  # what a country invests is told of its firms too
_AIMS = {"technology", "infrastructure"}
_FIRMS = {"company", "fund", "lab", "organisation", "university"}


def recast(draft: Draft) -> ActMention:
    """The act of `draft`, in the category that its sides give it; they must be known."""
    act = draft.act
    if act.act in _MONEY and act.category == "investment" and _is_of_state(draft):
        return msgspec.structs.replace(act, category="public_funding")
    if act.act == "fund.grant" and _is_of_companies(draft):
        return msgspec.structs.replace(act, act="invest.commit", category="investment")
    if act.act == "plan.target" and (aimed := _aim_of_firm(draft)) is not None:
        return msgspec.structs.replace(aimed, start=act.start)
    if act.act == "talks.agree" and act.category == "diplomacy" and _is_of_firms(draft):
        return msgspec.structs.replace(act, act="partner.sign", category="partner_announcement")
    return act


def _is_of_state(draft: Draft) -> bool:
    """Does a public body alone put in money, at home, and does no word call it private?"""
    parties = draft.parties
    if parties is None or not parties.subject or parties.targets:
        return False
    words = cues(draft.scene.reading.language).private
    told = draft.scene.text(draft.start, max(draft.end, draft.act.end))
    state = all(mention.kind in _STATE for mention in parties.subject)
    return state and not words.search(told)


def _is_of_companies(draft: Draft) -> bool:
    """Do companies alone put in money, and does no word call it a state's?"""
    parties = draft.parties
    if parties is None or not parties.subject:
        return False
    told = draft.scene.text(draft.start, max(draft.end, draft.act.end))
    own = all(mention.kind == "company" for mention in parties.subject)
    return own and not cues(draft.scene.reading.language).public.search(told)


def _aim_of_firm(draft: Draft) -> ActMention | None:
    """What firms aim to release or build, where firms alone have the aim of `draft`."""
    parties = draft.parties
    kinds = {mention.kind for mention in parties.subject} if parties is not None else set()
    if not kinds & _FIRMS or kinds - _FIRMS - {"country"}:  # the country whose firm it is
        return None
    told = within(draft.scene.acts, draft.act.start, max(draft.end, draft.act.end))
    return next((act for act in told if act.category in _AIMS), None)


def _is_of_firms(draft: Draft) -> bool:
    """Do firms sign with each other, or with a public body of their own country?"""
    parties = draft.parties
    if parties is None or not parties.subject:
        return False
    if all(mention.kind in _FIRMS for mention in parties.subject):
        return True
    words = cues(draft.scene.reading.language).institutions
    told = draft.scene.text(draft.start, max(draft.end, draft.act.end))
    kinds = {mention.kind for mention in parties.subject}
    with_public = "agency" in kinds and bool(kinds & _FIRMS or words.search(told) or _firms_in(draft))
    return len(parties.countries) == 1 and with_public


def _firms_in(draft: Draft) -> list[ActorMention]:
    """The firms and institutions that its clauses name beside the subject."""
    own = {mention.start for mention in draft.parties.subject} if draft.parties else set()
    inside = within(draft.scene.reading.actors, draft.start, max(draft.end, draft.act.end))
    return [mention for mention in inside if mention.kind in _FIRMS and mention.start not in own]
