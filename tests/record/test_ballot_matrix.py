# SPDX-License-Identifier: Apache-2.0
"""The signature check of the verifier, for every person against every seat, standard library and
`cryptography` alone: nobody's ballot but their own holds, whatever they name in it."""

from __future__ import annotations

from govdesk.record.canonical import canonical
from tests.signed_logs import Story
from tests.signed_people import OFFICERS, SEATS

PEOPLE = (*OFFICERS, *SEATS, "standin")
REFUSED = {"ballot_person", "role"}


def ballot(story: Story, who: str, title: str, member: str) -> int:
    """A ballot for a seat, signed by someone's own key, that names a member; its position."""
    vote = story.live.votes.votes[story.ids["vote second"]]
    before = vote.ballots.get(story.seat[title], [])
    story.write(who, "ballot.cast", story.id(), vote=vote.id, seat=story.seat[title],
                member=member, choice="no", **story.hashes, checkpoint="", n=len(before) + 1,
                prev=before[-1].sha if before else "")  # fmt: skip
    return len(story.entries)


def broken_at(story: Story) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for one in story.check().finish():
        found.setdefault(one.seq or 0, set()).add(one.rule)
    return found


def everyone(story: Story) -> dict[int, tuple[str, str, str]]:
    """Every person at every seat, naming its holder, themselves and the stand-in in turn."""
    return {
        ballot(story, who, title, story.member[named]): (who, title, named)
        for who in PEOPLE
        for title in SEATS
        for named in dict.fromkeys((title, who, "standin"))
        if named in story.member
    }


def test_with_every_holder_present_only_their_own_ballots_hold() -> None:
    story = Story()
    story.attend("standin", "arrive", title="youth")
    story.open_vote("second")
    tried = everyone(story)
    broken = broken_at(story)
    held = {case for seq, case in tried.items() if not broken.get(seq, set()) & REFUSED}
    assert held == {(title, title, title) for title in SEATS}
    assert len(tried) > 100


def test_while_a_holder_is_away_their_stand_ins_ballot_alone_holds() -> None:
    story = Story()
    story.attend("youth", "leave")
    story.attend("standin", "arrive", title="youth")
    story.open_vote("second")
    tried = everyone(story)
    broken = broken_at(story)
    held = {case for seq, case in tried.items() if not broken.get(seq, set()) & REFUSED}
    others = {(title, title, title) for title in SEATS if title != "youth"}
    # The seat's first ballots in this log are the absent holder's own tries: a stand-in never takes
    # a ballot back that another cast, so theirs has to come first.
    assert held == others
    again = Story(seed=2)
    again.attend("youth", "leave")
    again.attend("standin", "arrive", title="youth")
    again.open_vote("second")
    first = ballot(again, "standin", "youth", again.member["standin"])
    assert first not in broken_at(again)


def test_a_replaced_key_holds_at_no_seat() -> None:
    story = Story()
    old = story.own["youth"]
    fields = story.key_fields("youth", story.new_key_of("youth"), "community")
    story.both("secretary", "seniors", "key.enrolled", story.id(), **fields)
    story.own["youth"] = old
    story.open_vote("second")
    tried = [ballot(story, "youth", title, story.member["youth"]) for title in SEATS]
    broken = broken_at(story)
    assert all("key" in broken[seq] for seq in tried)


def test_an_expired_term_holds_at_no_seat() -> None:
    story = Story()
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    story.open_vote("second")
    tried = [
        ballot(story, "youth", title, story.member[named])
        for title in SEATS
        for named in ("youth", title)
    ]
    broken = broken_at(story)
    assert all("ballot_person" in broken[seq] for seq in tried)


def test_a_signed_ballot_holds_in_no_other_vote_and_with_no_other_words() -> None:
    """Its body names the vote, text, rule, roll, number and the ballot before, and the signature
    covers them: moved as it is, or altered and kept with the old signature, it is found."""
    for field, other in (
        ("vote", "another vote"),
        ("text_sha256", "ab" * 32),
        ("rule_sha256", "ab" * 32),
        ("roll_sha256", "ab" * 32),
        ("choice", "yes"),
        ("n", 2),
        ("prev", "ab" * 32),
        ("seat", "health"),
        ("member", "health"),
        ("explanation", "Because"),
    ):
        story = Story()
        story.open_vote("second")
        ballot(story, "youth", "youth", story.member["youth"])
        entry, body = story.entries[-1], dict(story.bodies[-1])
        body[field] = {
            "vote": story.ids["vote first"],
            "seat": story.seat["health"],
            "member": story.member["health"],
        }.get(field, other)
        story.entries.pop()
        story.add(canonical(body), entry.sig, entry.actor)
        assert "signature" in broken_at(story)[len(story.entries)], field
