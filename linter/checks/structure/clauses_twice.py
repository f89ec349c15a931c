"""Clauses that stand twice in one paragraph or in two that follow one another, left over by copying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from linter.chinese.clauses import clause_end, clause_start
from linter.chinese.expressions import later
from linter.chinese.numerals import value
from linter.chinese.resemblance import bare, common_end, common_start, resemble, shortens
from linter.document import Block, Part, Span
from linter.frozen import NamedTuple, frozen
from linter.rule import PROSE, Finding, PartCheck

_PIECE = later(r"[^，。；：！？]*[，。；：！？]|[^，。；：！？]+$")
_MARKS = "，。；：！？"
_SENTENCE = "。；！？"
_OPENS = _SENTENCE + "："
_HAN = later("[一-龥]")
_LEAST = 8
"""Shorter clauses recur by nature."""
_LEAST_SENTENCE = 20
"""Longer ones are told by `StandsOnce`."""
_LEAST_BAN = 6
_LEAST_HAN = 6
"""With fewer Chinese characters it is mostly figures."""
_BAN = later("严禁|禁止|杜绝|严防")
"""What is banned need not be banned again."""
_ALIKE = 2
"""So many characters at an end show that clauses are built alike."""
_NEAR = 200
_TWICE = 2
"""What stands more often is a list told in the same words."""
_STEP = later(
    r"[\s\u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十])"
)
_DUTY = later(
    r"我[一-龥](?:们)?(?:积极|及时|切实|认真)?|[一-龥]{0,8}?(?:(?<![重需主紧首不只])要|应当?(?![对急用])|必须|须)(?=[一-龥]{2})"
)
"""Who does something, or must: 各部门要|主动服务、密切配合."""
_USUAL = later(
    r"思想|精神|领导下|代表大会|中央|^其中|^\d+年|^由|^[依根]据|^按照|^并|(?:任务|计划|目标|预算|总[数量额])的?\d+(?:\.\d+)?[%％]$|责任(?:单位|部门|人|领导|科室)|(?:单位|部门)[为是]|(?:[的后]|(?<!及)时)$|如下$"
)
"""Conditions, sources, who is responsible, who leads and how much of a plan is done are told alike again and again."""
_CONDITION = later("[作身]为|面对|没有|只[有要]|如果|无论|不[论管]|[当若凡谁在对每把]|哪里")
_CONCLUDES = later("[就才则便]|必?须|应|既|[也都是]|不|要|[能可]以?")
"""坚持人民至上，就要…；坚持人民至上，就要…: what draws a conclusion takes up its reason on purpose."""
_WAY = later("[往至到向]")
"""From one place to another is not the same the other way round."""
_LACKING = later("[不未]|缺|欠缺|薄弱|滞后")
"""What is done may be a heading that the text takes up again (一是加强领导。加强领导，…); what is lacking is told once."""
_PAIRED = (("“", "”"), ("（", "）"), ("《", "》"))


class _Clause(NamedTuple):
    """One of the `pieces` of a block, which are clauses with their marks and end at `ends`. It begins at `start`, behind
    a number; `words` is what makes it known again."""

    block: Block
    pieces: tuple[str, ...]
    ends: tuple[int, ...]
    at: int
    start: int
    words: str


class _Pair(NamedTuple):
    """What stands twice: clauses and as many of those behind them, `length` in all, as are the same too."""

    earlier: _Clause
    later: _Clause
    length: int


@frozen
class ClausesOnce(PartCheck):
    """No clause stands twice in a paragraph, word for word or with the members of a list in another order; nor, as a
    hint, in two paragraphs that follow one another, at different places of them.

    Clauses of eight characters and more count, headings and what explains them apart, and articles of a regulation.
    Those whose neighbours are built alike (从参加工作之月起缴存，以当月工资为基数；从调入之月起缴存，以…) tell of two
    things. Whole sentences are told by `StandsOnce`.
    """

    def find(self, part: Part) -> Iterator[Finding]:
        if part.in_articles:
            return
        above: dict[str, _Clause] = {}
        for block in part.blocks:
            clauses = list(_clauses(block)) if block.kind in PROSE else []
            counts = Counter(clause.words for clause in clauses)
            often = {words for words, count in counts.items() if count > _TWICE}
            for pair in _pairs([clause for clause in clauses if clause.words not in often], above):
                if not _told_apart(pair):
                    yield _finding(pair)
            above = {clause.words: clause for clause in clauses if counts[clause.words] == 1}
            if block.kind in PROSE:
                yield from _figures_again(block)


_COUNTED = later(r"(?:[0-9]|[两二三四五六七八九十百])+[一-龥]{1,3}$")
_HAN_COUNT = later(r"[两一二三四五六七八九十百]{1,6}(?=[次名人件天周月年场期小学]|课时)")
_LONGEST_COUNT = 12
"""Characters of a figure with its unit, at most."""
_LIMIT = later("不得?[少低]于|至少|不小于")
_ASIDE = later("时间|数量|人数|总数|期限")
_SHORTEST, _MOST_MORE = 5, 14


def _figures_again(block: Block) -> Iterator[Finding]:
    """每周开展消杀2次，每周消杀两次: a clause that tells nothing but what the one before it has told, figure for figure."""
    told = told_words = ""
    for piece in _PIECE.finditer(block.reading):
        at, words = piece.start(), piece[0].rstrip(_MARKS)
        if _COUNTED.search(words, max(len(words) - _LONGEST_COUNT, 0)):
            bare_words = _in_digits(words)
            if (
                _SHORTEST <= len(bare_words) < len(told) <= len(bare_words) + _MOST_MORE
                and bare_words[-_TAIL:] == told[-_TAIL:]
                and shortens(bare_words, told)
            ):
                yield Finding(block.at(at, at + len(words)), {"earlier": told_words})
            told, told_words = bare_words, words
        else:
            told = ""
        if not piece[0].endswith(("，", "、")):
            told = ""


_TAIL = 2
"""Characters of a figure and its unit."""


def _in_digits(words: str) -> str:
    """每周消杀2次 of 每周消杀两次."""
    digits = _HAN_COUNT.sub(lambda match: str(value(match[0]) or match[0]), words)
    return _ASIDE.sub("", _LIMIT.sub("≥", digits))


def _clauses(block: Block) -> Iterator[_Clause]:
    """Those long enough, outside the heading of a block and that of a step (一是加强领导。) unless it says what is lacking."""
    pieces = tuple(_PIECE.findall(block.reading))
    ends = tuple(accumulate(map(len, pieces)))
    for index, (piece, end) in enumerate(zip(pieces, ends, strict=True)):
        step = _STEP.match(piece)
        words = piece[step.end() if step else 0 :].lstrip()
        start, words = end - len(words), words.rstrip(_MARKS)
        heading = start < block.head or (step and piece[-1] in _SENTENCE)
        if not (heading and not _LACKING.search(words)) and piece[-1] != "：" and _counts(words):
            yield _Clause(block, pieces, ends, index, start, _key(words))


def _counts(words: str) -> bool:
    return (
        len(words) >= (_LEAST_BAN if _BAN.match(words) else _LEAST)
        and len(_HAN.findall(words)) >= _LEAST_HAN
        and not _USUAL.search(words)
        and all(words.count(first) == words.count(second) for first, second in _PAIRED)
    )


def _key(words: str) -> str:
    """The words without who does it; the characters of a list sorted, for its members may be told in any order."""
    duty = _DUTY.match(words)
    rest = words[duty.end() :] if duty else words
    if len(rest) < _LEAST:
        rest = words
    return "".join(sorted(rest)) if "、" in rest and not _WAY.search(rest) else rest


def _pairs(clauses: Sequence[_Clause], above: dict[str, _Clause]) -> Iterator[_Pair]:
    """Each clause with the one before it that is worded alike, unless the pair before goes on so far."""
    known: dict[str, _Clause] = {}
    told = 0
    for clause in clauses:
        earlier = known.get(clause.words) or above.get(clause.words)
        if earlier and clause.at >= told:
            pair = _Pair(earlier, clause, _length(earlier, clause))
            told = clause.at + pair.length
            yield pair
        known.setdefault(clause.words, clause)


def _length(earlier: _Clause, clause: _Clause) -> int:
    count = 1
    for one, other in zip(earlier.pieces[earlier.at + 1 :], clause.pieces[clause.at + 1 :], strict=False):
        if one.rstrip(_MARKS) != other.rstrip(_MARKS):
            break
        count += 1
    return min(count, clause.at - earlier.at) if earlier.block is clause.block else count


def _told_apart(pair: _Pair) -> bool:
    """Whether the clauses tell of two things, or another rule tells of them."""
    earlier, later_, count = pair
    if earlier.block is later_.block and later_.at == earlier.at + count:
        end = later_.pieces[later_.at + count - 1]
        stopped = earlier.pieces[later_.at - 1][-1] in _SENTENCE
        if stopped and (end[-1] not in _SENTENCE or len(_text(later_, count)) < _LEAST_SENTENCE):
            return False  # no whole sentence, or a short one
        same = earlier.pieces[earlier.at].rstrip(_MARKS) == later_.pieces[later_.at].rstrip(_MARKS)
        return same and "、" not in later_.words
    if all(_in_a_case(clause) for clause in (earlier, later_)):
        return True
    if _opens_both(pair):
        return False
    if earlier.block is later_.block and _said_before(earlier, later_):
        return False
    if earlier.block is not later_.block and _at_one_place(pair):
        return True
    return (
        _built_alike(_beside(earlier, -1), _beside(later_, -1))
        or _built_alike(_beside(earlier, count), _beside(later_, count))
        or _in_like_sentences(earlier, later_)
    )


def _in_a_case(clause: _Clause) -> bool:
    """情节较重的，|依法给予处分: what is to be done in several cases is said for each."""
    return clause.at > 0 and clause.pieces[clause.at - 1].endswith("的，")


def _opens_both(pair: _Pair) -> bool:
    """Whether two sentences that follow one another begin with the same words, which are no condition: 完善管护制度，…；
    完善管护制度，…."""
    earlier, later_, count = pair
    pieces = later_.pieces
    if earlier.block is not later_.block or _CONDITION.match(later_.words):
        return False
    begin = all(not clause.at or pieces[clause.at - 1][-1] in _OPENS for clause in (earlier, later_))
    sentences = sum(piece[-1] in _SENTENCE for piece in pieces[earlier.at : later_.at])
    return begin and sentences == 1 and not any(map(_CONCLUDES.match, pieces[later_.at + count :][:1]))


def _at_one_place(pair: _Pair) -> bool:
    """Whether both stand at the beginning of their paragraphs, or both at the end, or one is a paragraph of its own."""
    earlier, later_, count = pair
    ends = [clause.at + count == len(clause.pieces) for clause in (earlier, later_)]
    return all(ends) or not (earlier.at and later_.at)


def _beside(clause: _Clause, step: int) -> str:
    """The clause so many before or behind this one, without its figures and mark."""
    at = clause.at + step
    return bare(clause.pieces[at].rstrip(_MARKS)) if 0 <= at < len(clause.pieces) else ""


def _built_alike(one: str, other: str) -> bool:
    """Whether clauses begin or end with the same characters."""
    return max(common_start([one, other]), common_end([one, other])) >= _ALIKE


def _in_like_sentences(earlier: _Clause, later_: _Clause) -> bool:
    one, other = _sentence(earlier), _sentence(later_)
    if earlier.block is later_.block and one == other:
        return False
    first, second = (
        bare(clause.block.reading[slice(*span)]) for clause, span in ((earlier, one), (later_, other))
    )
    return resemble(first, second, partly=True)


def _said_before(earlier: _Clause, later_: _Clause) -> bool:
    """Whether all clauses of the later sentence stand in the earlier one, word for word."""
    one, other = (
        {piece.strip(_MARKS) for piece in _PIECE.findall(clause.block.reading[slice(*_sentence(clause))])}
        for clause in (earlier, later_)
    )
    return len(other) > 1 and other <= one


def _sentence(clause: _Clause) -> Span:
    """In the reading of the block; what is near, if the sentence is longer."""
    text, start = clause.block.reading, clause.start
    first = clause_start(text, _SENTENCE, start, max(start - _NEAR, 0))
    return Span(first, clause_end(text, _SENTENCE, start, min(start + _NEAR, len(text))))


def _finding(pair: _Pair) -> Finding:
    earlier, later_, count = pair
    text = _text(later_, count)
    span = later_.block.at(later_.start, later_.start + len(text))
    return Finding(span, {"earlier": _text(earlier, count)}, sure=later_.block is earlier.block)


def _text(clause: _Clause, count: int) -> str:
    return clause.block.reading[clause.start : clause.ends[clause.at + count - 1]].rstrip().rstrip(_MARKS)
