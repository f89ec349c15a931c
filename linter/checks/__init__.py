"""The Python half of rules, one module a subject. `CHECKS`: the name in YAML -> the class."""

from __future__ import annotations

from linter.checks.abbreviations import ShortNames, TitlesIntroduced
from linter.checks.advert import AdvertLine
from linter.checks.captions import CaptionsMatch
from linter.checks.chains import ChainOrder
from linter.checks.collocations import ObjectSuitsVerb, VerbSuitsSubject
from linter.checks.contents import ContentsMatch
from linter.checks.counts import AnnouncedCount, ListedCount
from linter.checks.dates import (
    ClockForwards,
    CompletionAfterStart,
    DateExists,
    DatesAlike,
    MonthsAlike,
    PeriodMonths,
    PhasesInOrder,
    RangeForwards,
    WeekdayMatch,
)
from linter.checks.directives import Directives
from linter.checks.doubles import CharactersOnce, WordsOnce
from linter.checks.duplicates import StandsOnce
from linter.checks.events import EventDates
from linter.checks.figures import FiguresAlike
from linter.checks.filled import LeadInFollowed, ListNumbered, SectionFilled
from linter.checks.fixed_lists import ListComplete, ListOrdered
from linter.checks.forms import FormsAlike
from linter.checks.growth import ChangeAgrees, PointsNotPercent
from linter.checks.heading_ends import HeadingComplete, HeadingEnds, RunInEnds
from linter.checks.heading_words import HeadingApart, HeadingOnce, StepsDiffer
from linter.checks.names import NameCurrent, TitleOfficial
from linter.checks.naming import NamesAlike
from linter.checks.numbering import NumberForm, NumberOrder
from linter.checks.numerals import (
    MagnitudePlausible,
    NeighboursInHan,
    NumeralsAlike,
    PercentAlike,
    UnitsAlike,
)
from linter.checks.own_figures import FiguresOwn
from linter.checks.paragraphs import ParagraphWhole
from linter.checks.pasted import ClosingLast, OneLead
from linter.checks.pattern import Pattern, Terms
from linter.checks.sections import (
    AttachmentsListed,
    ClosingPresent,
    LeadPresent,
    ProblemsNamed,
    RecipientPresent,
    SectionPresent,
    SectionsInOrder,
    SignaturePresent,
    TitleNamed,
)
from linter.checks.set_phrases import PhrasesWhole
from linter.checks.shares import PercentSum, RateLeavesNone, RateOfCount, ShareOfTotal, SharesOfOneBase
from linter.checks.signing_dates import (
    DeadlineAhead,
    SignedAfterEvents,
    SignedBeforeMeeting,
    SigningDateComplete,
    SigningYear,
)
from linter.checks.spelling import WordsSpelt
from linter.checks.style import PhrasesSpare, SentenceShort
from linter.checks.substitution import PartyLetter
from linter.checks.sums import PartsAddUp, PartsComplete
from linter.checks.tables import RowsAlike, RowsDiffer, RowSumsAddUp, TotalsAddUp
from linter.checks.voice import OneVoice, OwnBody, OwnPlace, OwnSubject
from linter.checks.years import PlanTitleYear, PlanYear, RelativeYear, ReportYear, WholeYear
from linter.rule import Check

CHECKS: dict[str, type[Check]] = {
    "advert-line": AdvertLine,
    "announced-count": AnnouncedCount,
    "attachments-listed": AttachmentsListed,
    "captions-match": CaptionsMatch,
    "chain-order": ChainOrder,
    "change-agrees": ChangeAgrees,
    "characters-once": CharactersOnce,
    "clock-forwards": ClockForwards,
    "closing-last": ClosingLast,
    "closing-present": ClosingPresent,
    "completion-after-start": CompletionAfterStart,
    "contents-match": ContentsMatch,
    "date-exists": DateExists,
    "dates-alike": DatesAlike,
    "deadline-ahead": DeadlineAhead,
    "directives": Directives,
    "event-dates": EventDates,
    "figures-alike": FiguresAlike,
    "figures-own": FiguresOwn,
    "forms-alike": FormsAlike,
    "heading-apart": HeadingApart,
    "heading-complete": HeadingComplete,
    "heading-ends": HeadingEnds,
    "heading-once": HeadingOnce,
    "lead-in-followed": LeadInFollowed,
    "lead-present": LeadPresent,
    "list-complete": ListComplete,
    "list-numbered": ListNumbered,
    "list-ordered": ListOrdered,
    "listed-count": ListedCount,
    "magnitude-plausible": MagnitudePlausible,
    "months-alike": MonthsAlike,
    "name-current": NameCurrent,
    "names-alike": NamesAlike,
    "neighbours-in-han": NeighboursInHan,
    "number-form": NumberForm,
    "number-order": NumberOrder,
    "numerals-alike": NumeralsAlike,
    "object-suits-verb": ObjectSuitsVerb,
    "one-lead": OneLead,
    "one-voice": OneVoice,
    "own-body": OwnBody,
    "own-place": OwnPlace,
    "own-subject": OwnSubject,
    "paragraph-whole": ParagraphWhole,
    "parts-add-up": PartsAddUp,
    "parts-complete": PartsComplete,
    "party-letter": PartyLetter,
    "pattern": Pattern,
    "percent-alike": PercentAlike,
    "percent-sum": PercentSum,
    "period-months": PeriodMonths,
    "phases-in-order": PhasesInOrder,
    "phrases-spare": PhrasesSpare,
    "phrases-whole": PhrasesWhole,
    "plan-title-year": PlanTitleYear,
    "plan-year": PlanYear,
    "points-not-percent": PointsNotPercent,
    "problems-named": ProblemsNamed,
    "range-forwards": RangeForwards,
    "rate-leaves-none": RateLeavesNone,
    "rate-of-count": RateOfCount,
    "recipient-present": RecipientPresent,
    "relative-year": RelativeYear,
    "report-year": ReportYear,
    "row-sums-add-up": RowSumsAddUp,
    "rows-alike": RowsAlike,
    "rows-differ": RowsDiffer,
    "run-in-ends": RunInEnds,
    "section-filled": SectionFilled,
    "section-present": SectionPresent,
    "sections-in-order": SectionsInOrder,
    "sentence-short": SentenceShort,
    "share-of-total": ShareOfTotal,
    "shares-of-one-base": SharesOfOneBase,
    "short-names": ShortNames,
    "signature-present": SignaturePresent,
    "signed-after-events": SignedAfterEvents,
    "signed-before-meeting": SignedBeforeMeeting,
    "signing-date-complete": SigningDateComplete,
    "signing-year": SigningYear,
    "stands-once": StandsOnce,
    "steps-differ": StepsDiffer,
    "terms": Terms,
    "title-named": TitleNamed,
    "title-official": TitleOfficial,
    "titles-introduced": TitlesIntroduced,
    "totals-add-up": TotalsAddUp,
    "units-alike": UnitsAlike,
    "verb-suits-subject": VerbSuitsSubject,
    "weekday-match": WeekdayMatch,
    "whole-year": WholeYear,
    "words-once": WordsOnce,
    "words-spelt": WordsSpelt,
}
