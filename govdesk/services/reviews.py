# SPDX-License-Identifier: Apache-2.0
"""Quarterly reviews: opening, findings, submission by one and approval by another, two freezes."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator
from govdesk.models.record import RecordHead
from govdesk.models.reviews import Finding, Review
from govdesk.models.workspace import Department
from govdesk.queries.charter import charter_now
from govdesk.queries.findings import computed_findings, frozen_row, rows_sha256
from govdesk.queries.review_requests import steps_taken
from govdesk.record.canonical import clean_text, plain
from govdesk.rules.messages import Message, message
from govdesk.rules.periods import PeriodKind, parse_period
from govdesk.rules.permissions import Actor
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.rules.requests import why_not_change
from govdesk.rules.reviews import (
    Disposition,
    ReviewState,
    needs_disposition,
    why_not_approve,
    why_not_freeze,
    why_not_step,
)
from govdesk.rules.status import Status
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.numbers import today
from govdesk.services.proposals import begun_by


def open_review(ctx: Context, *, period: str) -> Changed:
    """Begin the review of a quarter that is over, with a finding for every active indicator."""
    with ctx.writing("review.open") as act:
        charter = charter_now(act.session)
        quarter = parse_period(period, charter.fiscal_year_start)
        if quarter.kind is not PeriodKind.QUARTER:
            raise BadInput(message("review.not_a_quarter", text=period), field="period")
        label = quarter.label()
        if today(act) <= quarter.last_date:
            day = quarter.next().first_date
            raise Refusal(message("review.not_over", period=label, day=day), field="period")
        if act.session.scalar(select(Review.id).where(Review.period == label)):
            raise Refusal(message("review.exists", period=label), field="period")
        query = select(Indicator.id).where(Indicator.state == "active").order_by(Indicator.code)
        indicators = act.session.scalars(query).all()
        if not indicators:
            raise Refusal(message("review.nothing"))
        zone = ZoneInfo(ctx.store.zone)
        due = datetime.combine(charter.review_terms.due_on(quarter) + timedelta(1), time(), zone)
        made = act.new_id()
        act.record(
            "review.opened",
            made,
            period=label,
            midpoint=quarter.number(charter.fiscal_year_start) == charter.midpoint_quarter,
            due_at=int(due.timestamp()) * 1_000_000,
            opened_at=act.now,
            findings=[{"id": act.new_id(), "indicator_id": one} for one in indicators],
        )
        return act.changed(made)


def write_finding(
    ctx: Context, *, finding_id: str, narrative: str, revision: int | None = None
) -> Changed:
    """The department's story behind the number."""
    department_id = ctx.read(_department_of, finding_id=finding_id)
    with ctx.writing("finding.write", department_id=department_id) as act:
        finding, review = _open_for(act, finding_id, "write", revision)
        _refuse_handed_in(act.session, review.id, department_id or "")
        text = typed(narrative, "narrative", limit=LONG, named=message("review.narrative"))
        act.record(
            "finding.written", finding.id, narrative=text, narrative_by=_account(ctx).account_id
        )
        return act.changed()


def override_status(
    ctx: Context, *, finding_id: str, status: str, reason: str, revision: int | None = None
) -> Changed:
    """Say a status other than the computed one, with the reason that will be printed."""
    with ctx.writing("finding.override") as act:
        finding, _review = _open_for(act, finding_id, "override", revision)
        if status not in set(Status):
            field = message("review.override_status")
            raise BadInput(message("general.choose_one", field=field), field="status")
        act.record(
            "finding.overridden",
            finding.id,
            status_override=status,
            override_reason=typed(reason, "reason", limit=LONG, named=message("measure.reason")),
        )
        return act.changed()


def dispose(
    ctx: Context,
    *,
    finding_id: str,
    disposition: str,
    reason: str = "",
    revision: int | None = None,
) -> Changed:
    """Decide to stay the course (with a reason) or to accept. A change of course is proposed."""
    with ctx.writing("finding.dispose") as act:
        finding, _review = _open_for(act, finding_id, "dispose", revision)
        if disposition not in set(Disposition):
            field = message("review.disposition")
            raise BadInput(message("general.choose_one", field=field), field="disposition")
        if disposition == Disposition.PIVOT and finding.disposition != Disposition.PIVOT:
            raise Refusal(message("review.pivot_first"), field="disposition")
        reason = clean_text(reason).strip()
        if disposition == Disposition.STAY:
            reason = typed(reason, "reason", limit=LONG, named=message("measure.reason"))
        act.record(
            "finding.disposed", finding.id, disposition=disposition, disposition_reason=reason
        )
        return act.changed()


def submit_review(ctx: Context, *, review_id: str, revision: int | None = None) -> Changed:
    """Hand the review to another officer for approval."""
    with ctx.writing("review.submit") as act:
        review = found(act.session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        _refuse(why_not_step("submit", ReviewState(review.state)))
        act.record("review.submitted", review_id, submitted_by=_account(ctx).account_id)
        return act.changed()


def return_review(
    ctx: Context, *, review_id: str, reason: str, revision: int | None = None
) -> Changed:
    """Give a submitted review back, with a reason; its findings can be written again."""
    with ctx.writing("review.approve") as act:
        review = found(act.session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        _refuse(why_not_step("return", ReviewState(review.state)))
        text = typed(reason, "reason", limit=LONG, named=message("measure.reason"))
        act.record("review.returned", review_id, reason=text)
        return act.changed()


def approve_review(ctx: Context, *, review_id: str, revision: int | None = None) -> Changed:
    """Approve a review that someone else submitted."""
    with ctx.writing("review.approve") as act:
        review = found(act.session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        state, by = ReviewState(review.state), review.submitted_by or ""
        _refuse(why_not_approve(state, by, _account(ctx).account_id))
        act.record("review.approved", review_id, first=begun_by(act, "review.submitted", review_id))
        return act.changed()


def freeze_review(
    ctx: Context,
    *,
    review_id: str,
    kind: str,
    vote_id: str | None = None,
    revision: int | None = None,
) -> Changed:
    """Freeze the review as `issued` (for the meeting) or `adopted` (in it): its position in the
    record, every finding as computed there, what was written, answered and decided, and the hash.

    At the midpoint nothing behind plan may be without a disposition when it is adopted; the meeting
    for which it is issued may decide some.
    """
    if kind not in (ReviewState.ISSUED, ReviewState.ADOPTED):
        raise BadInput(message("general.choose_one", field=message("review.this")), field="kind")
    with ctx.writing("review.freeze") as act:
        session = act.session
        review = found(session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        if review.submitted_by == _account(ctx).account_id:
            raise NotAllowed(message("review.same_person"), kept=message("general.nothing_changed"))
        findings = {one.indicator_id: one for one in _findings(session, review_id)}
        as_of = session.scalars(select(RecordHead.seq)).one()
        computed = computed_findings(
            session,
            period=parse_period(review.period),
            ids=findings.keys(),
            now=act.now,
            as_of=as_of,
        )
        undisposed = [
            one.state.indicator.code
            for one in computed
            if needs_disposition(
                findings[one.state.id].status_override or one.state.status,
                findings[one.state.id].disposition,
            )
        ]
        state = ReviewState(review.state)
        _refuse(why_not_freeze(kind, state, midpoint=review.midpoint, undisposed=undisposed))
        rows = [
            {"computed": frozen_row(one), "finding": _words(findings[one.state.id])}
            for one in computed
        ]
        act.record(
            "review.frozen",
            review_id,
            freeze_id=act.new_id(),
            kind=kind,
            as_of=as_of,
            rows=rows,
            feedback=review.feedback or "",
            rows_sha256=rows_sha256(rows, review.feedback or ""),
            vote_id=vote_id,
            first=begun_by(act, "review.submitted", review_id),
        )
        return act.changed()


def reopen_review(
    ctx: Context, *, review_id: str, reason: str, revision: int | None = None
) -> Changed:
    """Open a frozen review again as its next version, with the reason. What was frozen stays as it
    was, and what was written and decided stays to be changed."""
    with ctx.writing("review.reopen") as act:
        review = found(act.session, Review, review_id, named=message("review.this"))
        check_revision(review.revision, revision)
        _refuse(why_not_step("reopen", ReviewState(review.state)))
        text = typed(reason, "reason", limit=LONG, named=message("measure.reason"))
        act.record("review.reopened", review_id, version=review.version + 1, reason=text)
        return act.changed()


def _open_for(act: Act, finding_id: str, step: str, revision: int | None) -> tuple[Finding, Review]:
    finding = found(act.session, Finding, finding_id, named=message("review.finding"))
    check_revision(finding.revision, revision)
    review = act.session.get_one(Review, finding.review_id)
    _refuse(why_not_step(step, ReviewState(review.state)))
    return finding, review


def _refuse(why: Message | None) -> None:
    if why is not None:
        then = None
        if why.key == "review.needs_disposition":
            then = message("review.needs_disposition.then")
        raise Refusal(why, kept=message("general.nothing_changed"), then=then)


def _refuse_handed_in(session: Session, review_id: str, department_id: str) -> None:
    """Raises Refusal when the department's part is handed in: its stories stand as they are."""
    done = steps_taken(session, review_id=review_id).get(department_id)
    if done is None:
        return
    why = why_not_change(name=session.get_one(Department, department_id).name, done=done)
    if why is not None:
        kept, then = message("general.kept_as_draft"), message("request.closed.then")
        raise Refusal(why, kept=kept, then=then)


def _words(finding: Finding) -> dict[str, object]:
    """What people wrote and decided about a finding, as it is kept in a freeze."""
    row = plain(
        {
            "id": finding.id,
            "narrative": finding.narrative,
            "status_override": finding.status_override,
            "override_reason": finding.override_reason,
            "disposition": finding.disposition,
            "disposition_reason": finding.disposition_reason,
        }
    )
    assert isinstance(row, dict)
    return dict(row)


def _findings(session: Session, review_id: str) -> list[Finding]:
    return list(session.scalars(select(Finding).where(Finding.review_id == review_id)))


def _department_of(session: Session, *, finding_id: str) -> str | None:
    return session.scalar(
        select(Indicator.department_id)
        .join(Finding, Finding.indicator_id == Indicator.id)
        .where(Finding.id == finding_id)
    )


def _account(ctx: Context) -> Actor:
    assert ctx.actor is not None  # `writing` has refused already when nobody is signed in
    return ctx.actor
