# SPDX-License-Identifier: Apache-2.0
"""Reviews for the screens: the list, and one with its findings, decisions, and then and now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.models.people import Account
from govdesk.models.record import Entry
from govdesk.models.reviews import Finding, Review, ReviewFreeze
from govdesk.queries.charter import charter_now
from govdesk.queries.findings import ComputedFinding, computed_findings
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_today, city_zone, moment
from govdesk.queries.residents import NarrativeRow, narrative_rows
from govdesk.queries.review_departments import DepartmentRow, departments_of, numbers_since
from govdesk.queries.review_feedback import Feedback, feedback_of
from govdesk.queries.review_pivots import PivotCheck, PivotRow, pivots_of, pivots_to_evaluate
from govdesk.queries.review_requests import requests_of
from govdesk.queries.status import shown
from govdesk.rules.messages import Message
from govdesk.rules.periods import PeriodKind, parse_period, period_of
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.reviews import needs_disposition
from govdesk.rules.status import Status


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the list; `due_on` is the last day for its readings."""

    id: str
    period: str
    midpoint: bool
    state: str
    due_on: date
    version: int
    findings: int
    written: int
    disposed: int
    revision: int


@dataclass(frozen=True, slots=True)
class Then:
    """What a frozen review said; `reason` is why a reading was revised since."""

    status: str
    actual: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One indicator in the review, as it is now; in a frozen review `then` says what was frozen
    where that differs. `status` is the overriding one, if any; `awaited` says that readings of its
    year so far are still missing."""

    id: str
    indicator_id: str
    code: str
    name: str
    unit: str
    decimals: int
    department_id: str
    department: str
    status: str
    computed_status: str
    awaited: bool
    override_reason: str
    sentence: Message
    actual: Decimal | None
    milestone: Decimal | None
    target: Decimal | None
    spark: tuple[float | None, ...]
    variation: str
    advice: str
    advice_reasons: tuple[Message, ...]
    quality: tuple[Message, ...]
    forecast: Decimal | None
    narrative: str
    narrative_by: str
    disposition: str
    disposition_reason: str
    undecided: bool
    pivot: PivotRow | None
    then: Then | None
    revision: int

    @property
    def is_erratum(self) -> bool:
        """Whether what was frozen says another status than the numbers do now: to be corrected in
        public."""
        return self.then is not None and self.then.status != self.computed_status


@dataclass(frozen=True, slots=True)
class FreezeRow:
    """A freeze: of which version, which, when, and its seal number."""

    version: int
    kind: str
    at: int
    seal: str


@dataclass(frozen=True, slots=True)
class ReviewDetail:
    """One review. `submitted_by` is the account, so that a screen can say who may not approve;
    `to_evaluate` are the changes of course of the two quarters before, to be judged in this one."""

    row: ReviewRow
    findings: tuple[FindingRow, ...]
    freezes: tuple[FreezeRow, ...]
    departments: tuple[DepartmentRow, ...]
    to_evaluate: tuple[PivotCheck, ...]
    narratives: tuple[NarrativeRow, ...]
    feedback: Feedback
    submitted_by: str
    approved_name: str
    """Who approved it last; empty while nobody has."""
    submitted_name: str
    zone: str

    @property
    def changed(self) -> tuple[FindingRow, ...]:
        """What is no longer as it was frozen."""
        return tuple(one for one in self.findings if one.then is not None)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The codes of what is behind plan and undecided."""
        return tuple(one.code for one in self.findings if one.undecided)

    def part_of(self, department_id: str) -> DepartmentRow | None:
        """A department's part; None when nothing is asked of it here."""
        return next((one for one in self.departments if one.id == department_id), None)


def list_reviews(session: Session) -> tuple[ReviewRow, ...]:
    """Every review, the newest first. Three statements."""
    zone = city_zone(session)
    counts = {
        review_id: (int(n), int(written), int(disposed))
        for review_id, n, written, disposed in session.execute(
            select(
                Finding.review_id,
                func.count(Finding.id),
                func.count(Finding.narrative),
                func.count(Finding.disposition),
            ).group_by(Finding.review_id)
        )
    }
    query = select(Review).order_by(Review.opened_at.desc())
    return tuple(_row(row, counts.get(row.id, (0, 0, 0)), zone) for row in session.scalars(query))


def reviews_waiting(session: Session, *, actor: Actor | None) -> tuple[ReviewRow, ...]:
    """The reviews that `actor` may approve: those that another officer submitted."""
    if why_not(actor, "review.approve") is not None or actor is None:
        return ()
    by_others = set(
        session.scalars(
            select(Review.id).where(
                Review.state == "submitted", Review.submitted_by != actor.account_id
            )
        )
    )
    return tuple(row for row in list_reviews(session) if row.id in by_others) if by_others else ()


def quarter_to_review(session: Session) -> str:
    """The last quarter that is over, such as `2026-Q2`; empty when its review was begun."""
    start = charter_now(session).fiscal_year_start
    label = period_of(city_today(session), PeriodKind.QUARTER, start).previous().label()
    begun = session.scalar(select(Review.id).where(Review.period == label))
    return "" if begun else label


def review(session: Session, *, id: str, now: int | None = None) -> ReviewDetail | None:
    """One review; None when there is none of this id. A bounded number of statements."""
    row = session.get(Review, id)
    if row is None:
        return None
    at, zone = moment(session, now), city_zone(session)
    written = {f.indicator_id: f for f in session.scalars(_of_review(id))}
    computed = computed_findings(
        session, period=parse_period(row.period), ids=written.keys(), now=at
    )
    freezes = session.scalars(
        select(ReviewFreeze).where(ReviewFreeze.review_id == id).order_by(ReviewFreeze.as_of)
    ).all()
    frozen: dict[str, Any] = {}
    if freezes:
        frozen = {one["computed"]["indicator_id"]: one["computed"] for one in freezes[-1].rows}
    accounts = session.execute(select(Account.id, Account.name))
    names: dict[str, str] = {one.id: one.name for one in accounts}
    pivots = pivots_of(session, [f.id for f in written.values()])
    reasons = _revision_reasons(session, written.keys(), freezes[-1].as_of if freezes else None)
    unsorted = (
        _finding(
            one,
            written[one.state.id],
            names,
            pivots.get(written[one.state.id].id),
            frozen.get(one.state.id),
            reasons.get((one.state.id, row.period), ""),
        )
        for one in computed
    )
    findings = tuple(sorted(unsorted, key=lambda one: (Status(one.status).urgency, one.code)))
    counts = (
        len(findings),
        sum(bool(f.narrative) for f in findings),
        sum(bool(f.disposition) for f in findings),
    )
    steps = requests_of(session, review_id=id, zone=zone, names=names)
    since = numbers_since(session, period=row.period, steps=steps)
    return ReviewDetail(
        row=_row(row, counts, zone),
        findings=findings,
        departments=departments_of(findings, steps, since),
        to_evaluate=pivots_to_evaluate(session, period=row.period, computed=computed),
        narratives=narrative_rows(session, review_id=id),
        feedback=feedback_of(session, row=row, by=names.get(row.feedback_by or "", ""), zone=zone),
        freezes=tuple(FreezeRow(f.version, f.kind, f.at, f.rows_sha256[:16]) for f in freezes),
        submitted_by=row.submitted_by or "",
        submitted_name=names.get(row.submitted_by or "", ""),
        approved_name=_approved_by(session, row, names),
        zone=zone,
    )


def _approved_by(session: Session, row: Review, names: Mapping[str, str]) -> str:
    if row.state not in ("approved", "issued", "adopted"):
        return ""
    query = select(Entry.actor).where(Entry.type == "review.approved", Entry.subject == row.id)
    last = session.scalars(query.order_by(Entry.seq.desc()).limit(1)).first()
    return names.get(last or "", "")


def _of_review(review_id: str) -> Any:
    return select(Finding).where(Finding.review_id == review_id)


def _row(row: Review, counts: tuple[int, int, int], zone: str) -> ReviewRow:
    return ReviewRow(
        id=row.id,
        period=row.period,
        midpoint=row.midpoint,
        state=row.state,
        due_on=local_date(row.due_at, zone) - timedelta(days=1),
        version=row.version,
        findings=counts[0],
        written=counts[1],
        disposed=counts[2],
        revision=row.revision,
    )


def _finding(
    computed: ComputedFinding,
    finding: Finding,
    names: Mapping[str, str],
    pivot: PivotRow | None,
    frozen: Mapping[str, Any] | None,
    reason: str,
) -> FindingRow:
    state, evidence = computed.state, computed.evidence
    decimals = state.indicator.definition.decimals
    status = finding.status_override or str(state.status)
    actual = None if state.actual is None else shown(state.actual, decimals)
    then = None
    if frozen is not None:
        old = shown(Fraction(frozen["actual"]), decimals) if "actual" in frozen else None
        if (old, frozen["status"]) != (actual, str(state.status)):
            then = Then(frozen["status"], old, reason)
    return FindingRow(
        id=finding.id,
        indicator_id=state.id,
        code=state.indicator.code,
        name=state.indicator.definition.name,
        unit=state.indicator.definition.unit,
        decimals=decimals,
        department_id=state.indicator.department_id,
        department=state.indicator.department,
        status=status,
        computed_status=str(state.status),
        awaited=bool(state.awaited),
        override_reason=finding.override_reason or "",
        sentence=state.sentence,
        actual=actual,
        milestone=None if state.milestone is None else shown(state.milestone, decimals),
        target=state.target.value if state.target and not state.target.band else None,
        spark=state.spark,
        variation=str(evidence.variation or ""),
        advice=str(evidence.advice.advice),
        advice_reasons=evidence.advice.reasons,
        quality=tuple(flag.text for flag in evidence.flags),
        forecast=None
        if evidence.forecast is None or evidence.is_changing
        else shown(evidence.forecast.value, decimals),
        narrative=finding.narrative or "",
        narrative_by=names.get(finding.narrative_by or "", ""),
        disposition=finding.disposition or "",
        disposition_reason=finding.disposition_reason or "",
        undecided=needs_disposition(status, finding.disposition),
        pivot=pivot,
        then=then,
        revision=finding.revision,
    )


def _revision_reasons(
    session: Session, ids: Collection[str], after: int | None
) -> dict[tuple[str, str], str]:
    """Why readings were revised or withdrawn after a freeze, by indicator and period."""
    if after is None:
        return {}
    query = (
        select(Reading.indicator_id, Reading.period, Reading.reason)
        .where(Reading.indicator_id.in_(ids), Reading.entry_seq > after)
        .where(Reading.neighbourhood_id.is_(None), Reading.group_key == "")
        .order_by(Reading.entry_seq)
    )
    return {(one, period): reason or "" for one, period, reason in session.execute(query)}
