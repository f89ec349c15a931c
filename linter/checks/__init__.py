"""The Python half of rules, one module a subject. What a check finds, its class says."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from linter.rule import Check

CHECKS = {
    "advert-line": "advert.AdvertLine",
    "annexes-named": "attachments.AnnexesNamed",
    "announced-count": "counts.AnnouncedCount",
    "attachment-list-form": "attachments.AttachmentListForm",
    "attachments-listed": "attachments.AttachmentsListed",
    "captions-match": "captions.CaptionsMatch",
    "chain-order": "chains.ChainOrder",
    "change-agrees": "growth.ChangeAgrees",
    "characters-once": "doubles.CharactersOnce",
    "characters-plain": "widths.CharactersPlain",
    "classifier-suits-noun": "classifiers.ClassifierSuitsNoun",
    "clock-forwards": "dates.ClockForwards",
    "closing-last": "pasted.ClosingLast",
    "closing-present": "sections.ClosingPresent",
    "completion-after-start": "dates.CompletionAfterStart",
    "contents-match": "contents.ContentsMatch",
    "date-exists": "dates.DateExists",
    "dates-alike": "dates.DatesAlike",
    "deadline-ahead": "signing_dates.DeadlineAhead",
    "directives": "directives.Directives",
    "event-dates": "events.EventDates",
    "figures-alike": "figures.FiguresAlike",
    "figures-own": "own_figures.FiguresOwn",
    "forms-alike": "forms.FormsAlike",
    "formula-suits": "formulas.FormulaSuits",
    "heading-apart": "heading_words.HeadingApart",
    "heading-complete": "heading_ends.HeadingComplete",
    "heading-ends": "heading_ends.HeadingEnds",
    "heading-once": "heading_words.HeadingOnce",
    "issued-after-signing": "signatures.IssuedAfterSigning",
    "items-parted": "endings.ItemsParted",
    "lead-in-followed": "filled.LeadInFollowed",
    "lead-present": "sections.LeadPresent",
    "list-complete": "fixed_lists.ListComplete",
    "list-numbered": "filled.ListNumbered",
    "list-ordered": "fixed_lists.ListOrdered",
    "listed-count": "counts.ListedCount",
    "magnitude-plausible": "numerals.MagnitudePlausible",
    "marks-full-width": "widths.MarksFullWidth",
    "marks-paired": "pairs.MarksPaired",
    "meeting-head": "formulas.MeetingHead",
    "months-alike": "dates.MonthsAlike",
    "name-current": "names.NameCurrent",
    "names-alike": "naming.NamesAlike",
    "names-withheld": "privacy.NamesWithheld",
    "neighbours-in-han": "numerals.NeighboursInHan",
    "note-bracketed": "signatures.NoteBracketed",
    "number-form": "numbering.NumberForm",
    "number-order": "numbering.NumberOrder",
    "numbers-withheld": "privacy.NumbersWithheld",
    "numerals-alike": "numerals.NumeralsAlike",
    "object-suits-verb": "collocations.ObjectSuitsVerb",
    "one-desk": "foreign.OneDesk",
    "one-lead": "pasted.OneLead",
    "one-matter": "formulas.OneMatter",
    "one-recipient": "recipients.OneRecipient",
    "one-voice": "voice.OneVoice",
    "own-body": "voice.OwnBody",
    "own-genre": "foreign.OwnGenre",
    "own-organ": "foreign.OwnOrgan",
    "own-people": "foreign.OwnPeople",
    "own-place": "voice.OwnPlace",
    "own-subject": "voice.OwnSubject",
    "paragraph-whole": "endings.ParagraphWhole",
    "parts-add-up": "sums.PartsAddUp",
    "parts-complete": "sums.PartsComplete",
    "party-letter": "substitution.PartyLetter",
    "pattern": "pattern.Pattern",
    "percent-alike": "numerals.PercentAlike",
    "percent-sum": "shares.PercentSum",
    "period-months": "dates.PeriodMonths",
    "phases-in-order": "dates.PhasesInOrder",
    "phrases-spare": "style.PhrasesSpare",
    "phrases-whole": "set_phrases.PhrasesWhole",
    "plan-title-year": "years.PlanTitleYear",
    "plan-year": "years.PlanYear",
    "plans-next": "foreign.PlansNext",
    "points-not-percent": "growth.PointsNotPercent",
    "problems-named": "sections.ProblemsNamed",
    "quotes-curly": "widths.QuotesCurly",
    "range-forwards": "dates.RangeForwards",
    "rate-leaves-none": "shares.RateLeavesNone",
    "rate-of-count": "shares.RateOfCount",
    "recipient-marked": "recipients.RecipientMarked",
    "recipient-present": "recipients.RecipientPresent",
    "relative-year": "years.RelativeYear",
    "report-year": "years.ReportYear",
    "row-sums-add-up": "tables.RowSumsAddUp",
    "rows-alike": "tables.RowsAlike",
    "rows-differ": "tables.RowsDiffer",
    "run-in-ends": "heading_ends.RunInEnds",
    "section-filled": "filled.SectionFilled",
    "section-present": "sections.SectionPresent",
    "sections-in-order": "sections.SectionsInOrder",
    "sentence-ended": "endings.SentenceEnded",
    "sentence-short": "style.SentenceShort",
    "sentence-unbroken": "paragraphs.SentenceUnbroken",
    "share-of-total": "shares.ShareOfTotal",
    "shares-of-one-base": "shares.SharesOfOneBase",
    "short-names": "abbreviations.ShortNames",
    "signature-in-order": "signatures.SignatureInOrder",
    "signature-present": "signatures.SignaturePresent",
    "signed-after-events": "signing_dates.SignedAfterEvents",
    "signed-before-meeting": "signing_dates.SignedBeforeMeeting",
    "signing-date-complete": "signing_dates.SigningDateComplete",
    "signing-year": "signing_dates.SigningYear",
    "stands-once": "duplicates.StandsOnce",
    "steps-differ": "heading_words.StepsDiffer",
    "steps-parted": "endings.StepsParted",
    "terms": "pattern.Terms",
    "text-says": "formulas.TextSays",
    "title-names-body": "titles.TitleNamesBody",
    "title-official": "names.TitleOfficial",
    "title-well-formed": "titles.TitleWellFormed",
    "titles-introduced": "abbreviations.TitlesIntroduced",
    "titles-marked": "widths.TitlesMarked",
    "totals-add-up": "tables.TotalsAddUp",
    "units-alike": "numerals.UnitsAlike",
    "verb-suits-subject": "collocations.VerbSuitsSubject",
    "weekday-match": "dates.WeekdayMatch",
    "whole-year": "years.WholeYear",
    "words-once": "doubles.WordsOnce",
    "words-spelt": "spelling.WordsSpelt",
    "words-whole": "cut_words.WordsWhole",
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
