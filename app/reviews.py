"""Reviews: a coach's own scorecard of an attempt. It grows as a draft, is blind until done, and then is not changed."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app import gradings
from app.attempts import readable
from app.audit import record, require_coach
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, NotAllowed, NotFound
from app.grading.human import HumanMark, coach_scorecard
from app.grading.scorecard import Scorecard
from app.review_draft import Draft, Incomplete, Questions, problems_of, tidied
from app.review_tables import MarksSeen, Review, WithdrawnReview
from app.tables import Attempt, TurnRow, User, new_id, now
from app.transcript import Speaker

_ELSEWHERE = (
    "This review was saved in another window meanwhile, so nothing was overwritten. What you entered here is "
    "still below: look at what differs, then save again to keep this one."
)
_NOT_THERE = (
    "There is no such attempt for coaches: perhaps its trainee shares it no longer. "
    "Choose one from the list of reviews."
)
_DONE = (
    "You have finished this review; it stays as it is. Change a single mark beside the others, or withdraw the whole, "
    "with a reason."
)


class Paper(BaseModel):
    """A coach's review of an attempt. `version` is 0 before the first save; `blind` while no marks were opened."""

    model_config = ConfigDict(frozen=True)

    attempt: str
    trainee: str
    draft: Draft
    version: int
    blind: bool
    done: bool
    saved_at: datetime | None = None


def questions(db: Database, pinned: Pinned, coach: Person, attempt_id: str) -> Questions:
    """What this coach is asked; raises `NotAllowed`, `NotFound` or `Conflict`."""
    with db.read() as session:
        return _questions(session, pinned, reviewable(session, coach, attempt_id))


def paper(db: Database, coach: Person, attempt_id: str) -> Paper:
    """Their review of an attempt as it stands; raises `NotAllowed`, `NotFound` or `Conflict`."""
    with db.read() as session:
        attempt = reviewable(session, coach, attempt_id)
        review = of_coach(session, coach, attempt_id)
        blind = review.blind if review else None
        return Paper(
            attempt=attempt.id,
            trainee=session.get_one(User, attempt.user_id).name,
            draft=_draft(review) if review else Draft(),
            version=review.version if review else 0,
            blind=not has_seen(session, coach.id, attempt_id) if blind is None else blind,
            done=review is not None and review.status == "done",
            saved_at=review.saved_at if review else None,
        )


def save(db: Database, pinned: Pinned, coach: Person, attempt_id: str, *, draft: Draft, version: int) -> int:
    """Keeps a draft, whole or not; the new version. Raises `Conflict` unless `version` is the one last saved."""
    with db.write() as session:
        attempt = reviewable(session, coach, attempt_id)
        kept = tidied(draft, _questions(session, pinned, attempt))
        review = of_coach(session, coach, attempt_id)
        if review is None:
            return _begin(session, coach, attempt, draft=kept, version=version)
        _update(session, review, version=version, marks=_dumped(kept), comment=kept.comment)
        return version + 1


def finish(db: Database, pinned: Pinned, coach: Person, attempt_id: str, *, version: int) -> None:
    """Turns the saved draft into a scorecard for good. Raises `Incomplete`, or `Conflict` as `save` does."""
    with db.write() as session:
        attempt = reviewable(session, coach, attempt_id, lock=True)
        review = of_coach(session, coach, attempt_id)
        if review is None:
            raise Conflict("There is nothing saved to finish yet. Mark the items first.")
        asked, draft = _questions(session, pinned, attempt), _draft(review)
        if review.status != "done" and (problems := problems_of(draft, asked)):
            raise Incomplete(problems)
        card = coach_scorecard(asked.rubric, draft.marks)
        blind = not has_seen(session, coach.id, attempt_id)
        _update(
            session,
            review,
            version=version,
            status="done",
            blind=blind,
            overall=card.overall,
            passed=card.passed,
            scorecard=card.model_dump(mode="json"),
            done_at=now(),
        )
        record(session, coach, Deed.review_finished, facts={"blind": blind}, attempt=attempt)


def reviewable(session: Session, coach: Person, attempt_id: str, *, lock: bool = False) -> Attempt:
    """An ended attempt of somebody else that this coach may see; with `lock` nobody else deals with it meanwhile."""
    require_coach(coach)
    try:
        attempt = readable(session, coach, attempt_id)
    except NotFound:
        raise NotFound(_NOT_THERE) from None
    if lock:
        session.refresh(attempt, with_for_update=True)
    if attempt.user_id == coach.id:
        raise NotAllowed("This is your own attempt, and nobody grades their own. Ask another coach.")
    if attempt.ended_at is None:
        raise Conflict("This conversation is still going on. It can be graded once it has ended.")
    return attempt


def of_coach(session: Session, coach: Person, attempt_id: str) -> Review | None:
    return session.exec(select(Review).where(Review.attempt_id == attempt_id, Review.user_id == coach.id)).first()


def finished(session: Session, attempt_id: str) -> list[Review]:
    """The finished reviews of an attempt, the first one first: it is the one that counts."""
    done = select(Review).where(Review.attempt_id == attempt_id, Review.status == "done")
    return list(session.exec(done.order_by(col(Review.done_at), col(Review.id))))


def scorecard_of(review: Review) -> Scorecard:
    return Scorecard.model_validate(review.scorecard)


def note_marks_seen(db: Database, person: Person, attempt_id: str) -> None:
    """To be called before a coach is shown anybody's marks: a review they finish later is not blind."""
    if not person.is_coach:
        return
    with db.read() as session:
        attempt = readable(session, person, attempt_id)
        if attempt.user_id == person.id or has_seen(session, person.id, attempt_id) or not _marks_of(session, attempt):
            return
    with db.write() as session:
        attempt = session.get_one(Attempt, attempt_id, with_for_update=True)
        if see_marks(session, person, attempt):
            record(session, person, Deed.marks_opened, attempt=attempt)


def see_marks(session: Session, coach: Person, attempt: Attempt) -> bool:
    """Keeps, in the caller's transaction, that a coach knows marks of an attempt; False where it changes nothing."""
    review = of_coach(session, coach, attempt.id)
    if (review and review.status == "done") or has_seen(session, coach.id, attempt.id):
        return False
    session.add(MarksSeen(attempt_id=attempt.id, user_id=coach.id))
    return True


def has_seen(session: Session, user_id: int, attempt_id: str) -> bool:
    """Whether a coach has seen marks of an attempt before or without a finished review."""
    seen = select(MarksSeen.id).where(MarksSeen.attempt_id == attempt_id, MarksSeen.user_id == user_id)
    return session.exec(seen).first() is not None


def _begin(session: Session, coach: Person, attempt: Attempt, *, draft: Draft, version: int) -> int:
    if version != 0:
        raise Conflict(_ELSEWHERE)
    review = Review(id=new_id(), attempt_id=attempt.id, user_id=coach.id, rubric_version=attempt.rubric_version)
    review.marks, review.comment = _dumped(draft), draft.comment
    session.add(review)
    record(session, coach, Deed.review_begun, attempt=attempt)
    try:
        session.flush()
    except sa.exc.IntegrityError:  # another window began it just now
        raise Conflict(_ELSEWHERE) from None
    return review.version


def _update(session: Session, review: Review, *, version: int, **values: object) -> None:
    if review.status == "done":
        raise Conflict(_DONE)
    mine = sa.and_(col(Review.id) == review.id, col(Review.version) == version, col(Review.status) == "draft")
    change = sa.update(Review).where(mine).values(version=version + 1, saved_at=now(), **values)
    if session.connection().execute(change).rowcount != 1:
        raise Conflict(_ELSEWHERE)


def _questions(session: Session, pinned: Pinned, attempt: Attempt) -> Questions:
    turns = select(TurnRow.number, TurnRow.text).where(
        TurnRow.attempt_id == attempt.id, TurnRow.speaker == Speaker.trainee.value
    )
    return Questions(
        rubric=pinned.rubric(attempt.rubric_version),
        case=pinned.persona(attempt.persona_version).case,
        said=dict(session.exec(turns.order_by(col(TurnRow.number))).all()),
    )


def _draft(review: Review) -> Draft:
    return Draft(
        marks={key: HumanMark.model_validate(mark) for key, mark in review.marks.items()}, comment=review.comment
    )


def _dumped(draft: Draft) -> dict[str, Any]:
    return {key: mark.model_dump(mode="json") for key, mark in draft.marks.items()}


def _marks_of(session: Session, attempt: Attempt) -> bool:
    """Whether there are marks to be seen: the machine's, a coach's, or withdrawn ones."""
    withdrawn = select(WithdrawnReview.id).where(WithdrawnReview.attempt_id == attempt.id)
    graded = gradings.latest_graded(session, attempt.id) or finished(session, attempt.id)
    return bool(graded) or session.exec(withdrawn).first() is not None
