# SPDX-License-Identifier: Apache-2.0
"""What nobody may do, done in a story with every signature in order: each deed with the rule by
which a verifier finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests import correcting, papering
from tests.signed_logs import Story
from tests.signed_people import HOUR, WORKSPACE

OTHER = "0190b2c4-0000-7000-8000-ffffffffffff"
HASH = "ab" * 32

Deed = Callable[[Story], object]


def _vote_of(story: Story, name: str = "second") -> Story:
    story.open_vote(name)
    return story


def _moved(story: Story) -> None:
    """Someone else's ballot brought into another vote, signature and all."""
    cast = next(b for b in story.bodies if b["type"] == "ballot.cast")
    entry = story.entries[story.bodies.index(cast)]
    _vote_of(story)
    story.at += 1
    story.add(entry.body, entry.sig, entry.actor)


def _after_closing(story: Story) -> None:
    story.ballot("first", "health", "no")


def _brought_back(story: Story) -> None:
    """A superseded ballot stored again at the end."""
    _vote_of(story)
    story.ballot("second", "health", "yes")
    entry = story.entries[-1]
    story.ballot("second", "health", "no")
    story.at += 1
    story.add(entry.body, entry.sig, entry.actor)


def _spoken_after_own(story: Story) -> None:
    _vote_of(story)
    story.ballot("second", "youth", "no")
    story.ballot("second", "youth", "yes", spoken=True)


def _for_another(story: Story) -> None:
    _vote_of(story)
    story.ballot("second", "health", "no", title="seniors")


def _in_anothers_name(story: Story) -> None:
    _vote_of(story)
    story.write("health", "ballot.cast", story.id(), vote=story.ids["vote second"],
                seat=story.seat["seniors"], member=story.member["seniors"], choice="no",
                **story.hashes, checkpoint="", n=1, prev="")  # fmt: skip


def _alternate_beside_principal(story: Story) -> None:
    _vote_of(story)
    story.attend("standin", "arrive", title="youth")
    story.ballot("second", "standin", "no", title="youth")


def _after_term(story: Story) -> None:
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    _vote_of(story)
    story.ballot("second", "youth", "no")


def _with_a_replaced_key(story: Story) -> None:
    old = story.own["youth"]
    fields = story.key_fields("youth", story.new_key_of("youth"), "community")
    story.both("secretary", "seniors", "key.enrolled", story.id(), **fields)
    story.own["youth"] = old
    _vote_of(story)
    story.ballot("second", "youth", "no")


def _by_a_session(story: Story) -> None:
    story.certify("youth")
    _vote_of(story)
    story.own["youth"] = story.session["youth"]
    story.ballot("second", "youth", "no")


def _recused(story: Story) -> None:
    story.open_vote("second")
    story.write("secretary", "recusal.declared", story.id(), motion_id=story.ids["motion second"],
                seat_id=story.seat["youth"], member_id=story.member["youth"], nature="a relative",
                left_room="no")  # fmt: skip
    story.ballot("second", "youth", "no")


def _officials_make_a_residents_key(story: Story) -> None:
    fields = story.key_fields("seniors", story.new_key_of("seniors"), "community")
    story.both("secretary", "clerk", "key.enrolled", story.id(), **fields)


def _vouching_for_oneself(story: Story) -> None:
    fields = story.key_fields("seniors", story.new_key(), "community")
    story.both("secretary", "seniors", "key.enrolled", story.id(), **fields)


def _a_key_for_a_community_seat_by_officers(story: Story) -> None:
    """Enrolled by officers as a department's, then seated for the community."""
    story.write("secretary", "term.ended", story.ids["term of youth"], ends="2026-03-01",
                reason="moved away")  # fmt: skip
    story.write("secretary", "term.started", story.id(), seat_id=story.seat["youth"],
                member_id=story.member["health"], role="principal", rank=0,
                starts="2026-03-02")  # fmt: skip
    story.write("clerk", "role.granted", story.id(), account_id=story.account["health"],
                role="representative")  # fmt: skip
    _vote_of(story)
    story.ballot("second", "health", "no", title="youth")


def _session_too_long(story: Story) -> None:
    key = story.new_key()
    story.write("youth", "session.certified", story.id(), session_kid=key.kid,
                session_public_key=key.public.hex(), device="d",
                until=story.at + 11 * HOUR)  # fmt: skip


def _session_over(story: Story) -> None:
    story.at += 11 * HOUR
    story.write("secretary", "member.added", story.id(), name="Late")


def _session_ended(story: Story) -> None:
    key = story.session["secretary"]
    story.write("secretary", "session.ended", story.ids["session of secretary"])
    story.write("secretary", "member.added", story.id(), name="Late", key=key)


def _no_role(story: Story) -> None:
    story.write("youth", "member.added", story.id(), name="Mine", key=story.own["youth"])


def _role_withdrawn(story: Story) -> None:
    story.both("secretary", "chair", "role.withdrawn", story.ids["role of clerk"])
    story.write("clerk", "packet.prepared", story.id(), key=story.own["clerk"], number="1",
                checkpoint_size=0, checkpoint_root="")  # fmt: skip


def _alone(story: Story) -> None:
    story.write("secretary", "role.granted", story.id(), account_id=story.account["youth"],
                role="secretariat")  # fmt: skip


def _both_by_one(story: Story) -> None:
    story.both("secretary", "secretary", "role.granted", story.id(),
               account_id=story.account["youth"], role="chair")  # fmt: skip


def _completed_twice(story: Story) -> None:
    made = story.id()
    fields: dict[str, Any] = {"account_id": story.account["youth"], "role": "chair"}
    begun = story.propose("secretary", "role.granted", made, **fields)
    for _time in range(2):
        story.write("chair", "role.granted", made, first=begun, **fields)


def _completed_after_withdrawal(story: Story) -> None:
    made = story.id()
    fields: dict[str, Any] = {"account_id": story.account["youth"], "role": "chair"}
    begun = story.propose("secretary", "role.granted", made, **fields)
    story.write("secretary", "act.withdrawn", made, proposal=begun, reason="no")
    story.write("chair", "role.granted", made, first=begun, **fields)


def _a_founders_role_again(story: Story) -> None:
    story.both("secretary", "chair", "role.withdrawn", story.ids["role of clerk"])
    story.write("secretary", "role.granted", story.id(), account_id=story.account["clerk"],
                role="clerk")  # fmt: skip


def _strangers_key(story: Story) -> None:
    story.write("youth", "ballot.cast", story.id(), key=story.new_key(), vote=OTHER)


def _twice_open(story: Story) -> None:
    story.open_vote("second")
    opened = next(b for b in story.bodies if b["subject"] == story.ids["vote second"])
    fields = {k: v for k, v in opened.items() if k in {
        "motion_id", "meeting_id", "text_id", "text_sha256", "rule", "rule_sha256", "roll",
        "roll_sha256", "decision_class"}}  # fmt: skip
    story.write("chair", "vote.opened", story.id(), opened_at=story.at, **fields)


def _closed_twice(story: Story) -> None:
    closed = next(b for b in story.bodies if b["type"] == "vote.closed")
    fields = {k: closed[k] for k in ("outcome", "reason", "tests", "quorum", "positions",
                                     "ballots")}  # fmt: skip
    story.write("chair", "vote.closed", closed["subject"], outcome_id=story.id(), **fields)


def _not_ones_own_to_confirm(story: Story) -> None:
    spoken = next(b for b in story.bodies if b["type"] == "ballot.entered")
    story.write("youth", "ballot.confirmed", spoken["subject"], stands="yes")


def _another_root_signed(story: Story) -> None:
    story.tree.append(b"\0" * 32)
    story.tree.size -= 1
    story.checkpoint()


def _cosigned_by_no_one(story: Story) -> None:
    line = story.note.split("\n\n")[1]
    story.write("clerk", "checkpoint.cosigned", story.ids["checkpoint"], line=line)


def _a_packet_on_another_record(story: Story) -> None:
    story.write("clerk", "packet.prepared", story.id(), number="1", checkpoint_size=5,
                checkpoint_root=HASH)  # fmt: skip


def _founded_again(story: Story) -> None:
    founding = story.bodies[0]
    story.write("secretary", "workspace.created", WORKSPACE, zone="UTC",
                founders=founding["founders"])  # fmt: skip


def _redacted_in_name_only(story: Story) -> None:
    story.both("secretary", "clerk", "entry.redacted", story.id(), seq=9, entry_sha256=HASH,
               ground="law")  # fmt: skip


def _behind(story: Story, seat: str) -> None:
    story.write("secretary", "motion.cosponsored", story.id(),
                motion_id=story.ids["motion third"], seat_id=story.seat[seat])  # fmt: skip


def _behind_after_the_question(story: Story) -> None:
    motion, _text, _hash = story.submit("third")
    story.write("chair", "motion.stepped", motion, step_id=story.id(), verb="put_the_question",
                from_state="pending", to_state="voting")  # fmt: skip
    _behind(story, "youth")


def _behind_twice(story: Story) -> None:
    story.submit("third")
    _behind(story, "youth")
    _behind(story, "youth")


def _behind_its_own(story: Story) -> None:
    story.submit("third", mover_seat_id=story.seat["youth"])
    _behind(story, "youth")


def _taken_off_by_another_name(story: Story) -> None:
    story.submit("third")
    _behind(story, "youth")
    story.write("secretary", "motion.cosponsor_withdrawn", story.id(),
                motion_id=story.ids["motion third"], seat_id=story.seat["youth"])  # fmt: skip


DEEDS: list[tuple[str, Deed]] = [
    ("closed", _moved),
    ("repeated", _moved),
    ("closed", _after_closing),
    ("repeated", _brought_back),
    ("ballot_number", _brought_back),
    ("own_over_spoken", _spoken_after_own),
    ("ballot_person", _for_another),
    ("ballot_person", _in_anothers_name),
    ("ballot_person", _alternate_beside_principal),
    ("ballot_person", _after_term),
    ("ballot_person", _recused),
    ("key", _with_a_replaced_key),
    ("own_key", _by_a_session),
    ("voucher", _officials_make_a_residents_key),
    ("voucher", _vouching_for_oneself),
    ("community_key", _a_key_for_a_community_seat_by_officers),
    ("session", _session_too_long),
    ("session", _session_over),
    ("session", _session_ended),
    ("role", _no_role),
    ("role", _role_withdrawn),
    ("second", _alone),
    ("second", _both_by_one),
    ("second", _completed_twice),
    ("second", _completed_after_withdrawal),
    ("second", _a_founders_role_again),
    ("key", _strangers_key),
    ("opened", _twice_open),
    ("closed", _closed_twice),
    ("confirmation", _not_ones_own_to_confirm),
    ("checkpoint", _another_root_signed),
    ("cosigned", _cosigned_by_no_one),
    ("packet_checkpoint", _a_packet_on_another_record),
    ("genesis", _founded_again),
    ("redaction", _redacted_in_name_only),
    ("correction", correcting.corrected_for_another_seat),
    ("outcome", correcting.corrected_to_an_untrue_outcome),
    ("correction", correcting.corrected_what_a_member_cast),
    ("correction", correcting.corrected_outside_a_meeting),
    ("correction", correcting.corrected_without_consent),
    ("correction", correcting.corrected_without_a_word),
    ("correction", correcting.corrected_by_too_few),
    ("correction", correcting.a_key_decision_turned_by_silence),
    ("second", correcting.corrected_by_the_chair),
    ("paper", papering.another_choice),
    ("paper", papering.another_vote),
    ("paper", papering.entered_twice),
    ("paper", papering.by_another_officer),
    ("paper", papering.not_all_of_it),
    ("paper", papering.two_lines_of_a_seat),
    ("paper", papering.without_a_sheet),
    ("second", papering.read_by_one),
    ("second", papering.read_differently),
    ("second", papering.begun_by_the_chair),
    ("own_over_spoken", papering.over_ones_own),
    ("ballot_person", papering.of_someone_absent),
    ("closed", papering.after_the_closing),
    ("cosponsor", _behind_after_the_question),
    ("cosponsor", _behind_twice),
    ("cosponsor", _behind_its_own),
    ("cosponsor", _taken_off_by_another_name),
]
