"""The Python half of rules, one module a subject. What a check finds, its class says."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from linter.rule import Check

CHECKS = {
    "advert-line": "advert.AdvertLine",
    "anniversary-year": "occasions.AnniversaryYear",
    "age-agrees": "durations.AgeAgrees",
    "announced-count": "counts.AnnouncedCount",
    "attachments-listed": "sections.AttachmentsListed",
    "capitals-agree": "capitals.CapitalsAgree",
    "chain-order": "chains.ChainOrder",
    "average-agrees": "averages.AverageAgrees",
    "change-agrees": "growth.ChangeAgrees",
    "characters-once": "doubles.CharactersOnce",
    "clock-forwards": "dates.ClockForwards",
    "closing-present": "sections.ClosingPresent",
    "completion-after-start": "dates.CompletionAfterStart",
    "contents-match": "contents.ContentsMatch",
    "conversion-agrees": "conversions.ConversionAgrees",
    "date-exists": "dates.DateExists",
    "dates-alike": "dates.DatesAlike",
    "deadline-ahead": "signing_dates.DeadlineAhead",
    "directives": "directives.Directives",
    "duration-agrees": "durations.DurationAgrees",
    "enrolled-before": "planned.EnrolledBefore",
    "event-dates": "events.EventDates",
    "figures-alike": "figures.FiguresAlike",
    "forms-alike": "forms.FormsAlike",
    "heading-complete": "heading_ends.HeadingComplete",
    "heading-ends": "heading_ends.HeadingEnds",
    "lead-present": "sections.LeadPresent",
    "list-complete": "fixed_lists.ListComplete",
    "list-ordered": "fixed_lists.ListOrdered",
    "listed-count": "counts.ListedCount",
    "magnitude-plausible": "numerals.MagnitudePlausible",
    "members-counted": "counts.MembersCounted",
    "months-alike": "dates.MonthsAlike",
    "name-current": "names.NameCurrent",
    "named-day": "occasions.NamedDay",
    "names-alike": "naming.NamesAlike",
    "neighbours-in-han": "numerals.NeighboursInHan",
    "number-form": "numbering.NumberForm",
    "number-order": "numbering.NumberOrder",
    "numerals-alike": "numerals.NumeralsAlike",
    "object-suits-verb": "collocations.ObjectSuitsVerb",
    "office-place": "slots.OfficePlace",
    "one-voice": "voice.OneVoice",
    "own-body": "voice.OwnBody",
    "own-genre": "own_genre.OwnGenre",
    "own-place": "voice.OwnPlace",
    "parts-add-up": "sums.PartsAddUp",
    "parts-complete": "sums.PartsComplete",
    "party-letter": "substitution.PartyLetter",
    "pattern": "pattern.Pattern",
    "percent-alike": "numerals.PercentAlike",
    "percent-sum": "shares.PercentSum",
    "period-of-title": "reviews.PeriodOfTitle",
    "period-months": "dates.PeriodMonths",
    "phases-in-order": "dates.PhasesInOrder",
    "phrases-spare": "style.PhrasesSpare",
    "phrases-whole": "set_phrases.PhrasesWhole",
    "plan-ahead": "planned.PlanAhead",
    "plan-stage": "occasions.PlanStage",
    "plan-title-year": "years.PlanTitleYear",
    "plan-year": "years.PlanYear",
    "points-not-percent": "growth.PointsNotPercent",
    "range-forwards": "dates.RangeForwards",
    "rate-leaves-none": "shares.RateLeavesNone",
    "rate-of-count": "shares.RateOfCount",
    "recipient-present": "sections.RecipientPresent",
    "relative-year": "years.RelativeYear",
    "report-year": "years.ReportYear",
    "review-before-plan": "reviews.ReviewBeforePlan",
    "section-present": "sections.SectionPresent",
    "sections-in-order": "sections.SectionsInOrder",
    "sentence-short": "style.SentenceShort",
    "share-of-total": "shares.ShareOfTotal",
    "session-held": "occasions.SessionHeld",
    "shares-of-one-base": "shares.SharesOfOneBase",
    "short-names": "abbreviations.ShortNames",
    "signature-present": "sections.SignaturePresent",
    "signed-after-events": "signing_dates.SignedAfterEvents",
    "signed-before-meeting": "signing_dates.SignedBeforeMeeting",
    "signing-date-complete": "signing_dates.SigningDateComplete",
    "signing-year": "signing_dates.SigningYear",
    "stages-within-span": "slots.StagesWithinSpan",
    "stands-once": "duplicates.StandsOnce",
    "term-agrees": "durations.TermAgrees",
    "term-once": "slots.TermOnce",
    "terms": "pattern.Terms",
    "title-named": "sections.TitleNamed",
    "title-official": "names.TitleOfficial",
    "units-alike": "numerals.UnitsAlike",
    "verb-suits-subject": "collocations.VerbSuitsSubject",
    "weekday-match": "dates.WeekdayMatch",
    "whole-year": "years.WholeYear",
    "words-once": "doubles.WordsOnce",
    "words-spelt": "spelling.WordsSpelt",
    "years-counted": "durations.YearsCounted",
}
"""Each check's name in YAML and where its class is: a module is imported when a rule first needs it, as most drafts
need half of them."""


def kind_of(name: str) -> type[Check]:
    """The class of a check by its name in YAML."""
    return at(CHECKS[name])


@cache
def at(place: str) -> type[Check]:
    """The class at a place, module.Class."""
    module, name = place.split(".")
    found: type[Check] = getattr(import_module(f"{__name__}.{module}"), name)
    return found


def place(check: Check) -> str:
    """Where `at` finds the class of a check."""
    return f"{type(check).__module__.rpartition('.')[2]}.{type(check).__name__}"
