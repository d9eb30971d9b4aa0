"""Certificates: what somebody's attempts show, as it was when issued, for anybody who has the link until it is revoked.

A certificate lists passed attempts with the rubric's version, the date and who graded, and skills with quoted evidence.
"""

from datetime import datetime
from typing import cast

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.attempt_view import Mode
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, NotFound
from app.growth import Counted, Skill, counted, observations, skill_of
from app.growth_tables import Certificate
from app.principles import PRINCIPLES
from app.standing import CountsBy
from app.tables import ContentVersion, User, new_id, now
from app.text import storable

LEAST = 3
"""Passed attempts that a certificate needs."""
_MOST = 12
"""Attempts that it lists, the latest."""
_SKILLS = 8


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class ListedAttempt(_View):
    """A passed attempt; `rubric_version` is the digest of the rubric it was graded by."""

    attempt: str
    persona: str
    title: str
    difficulty: int
    mode: Mode
    rubric: str
    rubric_version: str
    ended_at: datetime
    graded_by: CountsBy
    overall: float


class ListedSkill(_View):
    """A skill 0–5 over `n` attempts, with the words that show it."""

    principle: str
    line: str
    level: float
    n: int
    by_people: int
    quote: str
    persona: str


class Attested(_View):
    """What a certificate says."""

    name: str
    attempts: tuple[ListedAttempt, ...]
    skills: tuple[ListedSkill, ...]


class CertificateView(_View):
    """A certificate as its link shows it; a revoked one says so and nothing else (`says` is None).

    `stands` counts the listed attempts that are still passed by what counts today.
    """

    id: str
    issued_at: datetime
    revoked_at: datetime | None
    says: Attested | None
    stands: int = 0


class CertificateLine(_View):
    id: str
    issued_at: datetime
    revoked_at: datetime | None


class Ready(_View):
    """Whether there is enough for a certificate."""

    passed: int
    needed: int = LEAST

    @property
    def enough(self) -> bool:
        return self.passed >= self.needed


def ready(db: Database, pinned: Pinned, person: Person) -> Ready:
    """How many passed attempts they have that a certificate could list."""
    with db.read() as session:
        return Ready(passed=len(_passed(counted(session, pinned, person))))


def issue(db: Database, pinned: Pinned, person: Person) -> str:
    """The id of a new certificate, which is its link. Raises `Conflict` where there is too little to attest."""
    with db.write() as session:
        every = counted(session, pinned, person)
        passed = _passed(every)
        if len(passed) < LEAST:
            raise Conflict(f"A certificate lists at least {LEAST} passed attempts, and you have {len(passed)} so far.")
        seen = observations(every, pinned)
        found = [skill_of(principle, seen[principle]) for principle in PRINCIPLES if principle in seen]
        names = {one.attempt.id: pinned.persona(one.attempt.persona_version).name for one in every}
        says = Attested(
            name=person.name,
            attempts=tuple(_listed(session, pinned, one) for one in passed[-_MOST:]),
            skills=_skills(found, names),
        )
        row = Certificate(id=new_id(), user_id=person.id, body=says.model_dump(mode="json"))
        session.add(row)
    return row.id


def look(db: Database, pinned: Pinned, certificate_id: str) -> CertificateView:
    """For anybody who has the link. Raises `NotFound`."""
    with db.read() as session:
        row = session.get(Certificate, certificate_id) if storable(certificate_id) else None
        if row is None:
            raise NotFound(
                "There is no certificate behind this link. Ask whoever gave it to you for the whole address."
            )
        if row.revoked_at is not None:
            return CertificateView(id=row.id, issued_at=row.created_at, revoked_at=row.revoked_at, says=None)
        says = Attested.model_validate(row.body)
        user = session.get_one(User, row.user_id)
        still = {one.attempt.id for one in _passed(counted(session, pinned, _person(user)))}
    stands = sum(one.attempt in still for one in says.attempts)
    return CertificateView(id=row.id, issued_at=row.created_at, revoked_at=None, says=says, stands=stands)


def own(db: Database, person: Person) -> tuple[CertificateLine, ...]:
    """Their own certificates, latest first."""
    rows = select(Certificate).where(Certificate.user_id == person.id).order_by(col(Certificate.created_at).desc())
    with db.read() as session:
        return tuple(
            CertificateLine(id=row.id, issued_at=row.created_at, revoked_at=row.revoked_at)
            for row in session.exec(rows)
        )


def revoke(db: Database, person: Person, certificate_id: str) -> None:
    """Makes the link say that it was revoked, for good: its owner may, and coaches. Again, it changes nothing."""
    with db.write() as session:
        row = session.get(Certificate, certificate_id, with_for_update=True) if storable(certificate_id) else None
        if row is None or not (row.user_id == person.id or person.is_coach):
            raise NotFound("There is no such certificate among yours.")
        if row.revoked_at is None:
            row.revoked_at, row.revoked_by = now(), person.id
            session.add(row)


def may_revoke(db: Database, person: Person | None, certificate_id: str) -> bool:
    if person is None or not storable(certificate_id):
        return False
    with db.read() as session:
        row = session.get(Certificate, certificate_id)
    return row is not None and row.revoked_at is None and (row.user_id == person.id or person.is_coach)


def _passed(every: list[Counted]) -> list[Counted]:
    return [one for one in every if one.stands.card and one.stands.card.passed]


def _listed(session: Session, pinned: Pinned, one: Counted) -> ListedAttempt:
    attempt, persona = one.attempt, pinned.persona(one.attempt.persona_version)
    assert one.stands.card is not None
    return ListedAttempt(
        attempt=attempt.id,
        persona=persona.name,
        title=persona.title,
        difficulty=persona.difficulty,
        mode=one.mode,
        rubric=pinned.rubric(attempt.rubric_version).title,
        rubric_version=session.get_one(ContentVersion, attempt.rubric_version).digest,
        ended_at=one.ended_at,
        graded_by=one.stands.by,
        overall=round(one.stands.card.overall or 0, 1),
    )


def _skills(found: list[Skill], names: dict[str, str]) -> tuple[ListedSkill, ...]:
    """The strongest skills that are shown and have words to show for it."""
    shown = [skill for skill in found if skill.level is not None and skill.level >= 3 and skill.evidence]
    return tuple(
        ListedSkill(
            principle=skill.principle,
            line=skill.line,
            level=cast(float, skill.level),
            n=skill.n,
            by_people=skill.by_people,
            quote=skill.evidence.quote,
            persona=names[skill.evidence.attempt],
        )
        for skill in sorted(shown, key=lambda skill: -(skill.level or 0))[:_SKILLS]
        if skill.evidence
    )


def _person(user: User) -> Person:
    assert user.id is not None
    return Person(id=user.id, name=user.name, role=Role(user.role))
